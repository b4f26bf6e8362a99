import type { FastifyRequest } from 'fastify'
import { PhoneRefusal } from './chats.js'

export type Fields = Record<string, unknown>

/** The JSON object in `text`; null for anything else. */
export function parsedObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
  } catch {
    return null
  }
}

/** What a phone sent. @throws PhoneRefusal 400 body-invalid */
export function phoneBody(request: FastifyRequest): Fields {
  const value = typeof request.body === 'string' ? parsedObject(request.body) : null
  if (value === null) throw new PhoneRefusal('body-invalid', 400)
  return value
}
