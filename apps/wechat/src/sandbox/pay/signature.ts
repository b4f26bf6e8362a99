import { createSign, createVerify, randomBytes } from 'node:crypto'
import { type Pay, PayRefusal } from './pay.js'

const SCHEMA = 'WECHATPAY2-SHA256-RSA2048'
const SKEW_S = 300
/** A nonce is remembered for as long as its timestamp may pass for fresh, on both sides of now. */
const REMEMBERED_MS = 2 * SKEW_S * 1000

const FIELD = /(\w+)="([^"]*)"/g
const NAMES = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const
type Field = (typeof NAMES)[number]

/** A request as it came over the wire: `path` with its query, `body` byte for byte ('' for none). */
export interface SignedRequest {
  method: string
  path: string
  body: string
  authorization: string | undefined
}

/**
 * Checks `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",timestamp="…",serial_no="…",signature="…"`
 * (RSA-SHA256 over `METHOD\npath\ntimestamp\nnonce\nbody\n`).
 * @returns a function that throws PayRefusal 401 SIGN_ERROR for what the merchant did not sign just now, or signed once
 * before
 */
export function signatureGate(pay: Pay): (request: SignedRequest) => void {
  const nowMs = pay.realNowMs ?? Date.now
  const seen = new Map<string, number>()
  return (request) => {
    const given = fieldsOf(request.authorization)
    if (given.mchid !== pay.mchId) throw refused('商户号不存在')
    const publicKey = Object.hasOwn(pay.merchantPublicKeys, given.serial_no)
      ? pay.merchantPublicKeys[given.serial_no]
      : undefined
    if (!publicKey) throw refused('商户证书序列号有误')
    const skewS = Math.abs(nowMs() / 1000 - Number(given.timestamp))
    if (!/^\d{10}$/.test(given.timestamp) || skewS > SKEW_S)
      throw refused('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
    const message = `${request.method}\n${request.path}\n${given.timestamp}\n${given.nonce_str}\n${request.body}\n`
    if (!createVerify('RSA-SHA256').update(message).verify(publicKey, given.signature, 'base64')) {
      throw refused('签名错误，请检查后再试')
    }
    forgetBefore(seen, nowMs() - REMEMBERED_MS)
    if (seen.has(given.nonce_str)) throw refused('随机串重复')
    seen.set(given.nonce_str, nowMs())
  }
}

function refused(message: string): PayRefusal {
  return new PayRefusal(401, 'SIGN_ERROR', message)
}

function fieldsOf(authorization: string | undefined): Record<Field, string> {
  const [schema, rest = ''] = splitOnce(authorization ?? '')
  if (schema !== SCHEMA) throw refused('Http头缺少Authorization或认证类型不正确')
  const found = Object.fromEntries([...rest.matchAll(FIELD)].map(([, name, value]) => [name, value]))
  if (NAMES.some((name) => !found[name])) throw refused('Http头Authorization值格式错误')
  return found as Record<Field, string>
}

function splitOnce(text: string): [string, string] {
  const space = text.indexOf(' ')
  return space === -1 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)]
}

/** Nonces stand in the order in which they came, so the old ones are at the front. */
function forgetBefore(seen: Map<string, number>, oldestMs: number): void {
  for (const [nonce, atMs] of seen) {
    if (atMs >= oldestMs) return
    seen.delete(nonce)
  }
}

/** The headers by which an answer or a notification with this body is known to be WeChat's. */
export function signedHeaders(pay: Pay, body: string): Record<string, string> {
  const timestamp = String(Math.floor((pay.realNowMs ?? Date.now)() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signer = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signer.sign(pay.platformKey.privateKeyPem, 'base64'),
    'Wechatpay-Signature-Type': SCHEMA,
    'Wechatpay-Serial': pay.platformKey.serial,
  }
}
