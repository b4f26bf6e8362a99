import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { type RequestName } from '../idempotency/requests.js'
import { type CalledRequest } from '../session/allow.js'
import { callerName } from '../session/caller.js'
import { Refusal } from './refusal.js'

/** The write's name from `Idempotency-Key`, the route and the body. Refuses a missing or malformed key. */
export const NamedRequest = createParamDecorator((_: unknown, context: ExecutionContext): RequestName => {
  const request = context.switchToHttp().getRequest<CalledRequest>()
  const key = requestKey(request.headers['idempotency-key'])
  if (!request.caller) throw new Error('a named request needs a caller')
  return {
    caller: callerName(request.caller),
    key,
    content: { route: `${request.method} ${request.url}`, body: request.body ?? null },
  }
})

/** The key of a write as its caller sent it. Throws `idempotency-key-missing` and `idempotency-key-invalid`. */
export function requestKey(key: string | string[] | undefined): string {
  if (key === undefined) throw new Refusal('idempotency-key-missing')
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{8,64}$/.test(key)) throw new Refusal('idempotency-key-invalid')
  return key
}
