import type { FastifyRequest } from 'fastify'
import { PhoneRefusal } from './chats.js'
import { WechatRefusal } from './wechat-error.js'

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

/** A JSON object, sent as such: WeChat takes no form posts. @throws WechatRefusal 44002, 47001 */
export function jsonBody(request: FastifyRequest): Fields {
  const { body } = request
  if (body === undefined || body === '') throw new WechatRefusal(44002)
  if (typeof body !== 'string' || !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new WechatRefusal(47001)
  const value = parsedObject(body)
  if (value === null) throw new WechatRefusal(47001)
  return value
}

/** What a phone sent. @throws PhoneRefusal 400 body-invalid */
export function phoneBody(request: FastifyRequest): Fields {
  const value = typeof request.body === 'string' ? parsedObject(request.body) : null
  if (value === null) throw new PhoneRefusal('body-invalid', 400)
  return value
}
