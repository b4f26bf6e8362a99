import { randomUUID } from 'node:crypto'
import { type RequestName } from '../platform/idempotency/requests.js'

/** A write that nobody repeats. */
export function aRequest(content: string): RequestName {
  return { caller: 'farm', key: randomUUID(), content }
}
