import { constants, createDecipheriv, type KeyObject, publicEncrypt, randomBytes, sign, verify } from 'node:crypto'
import { type PayConfig } from '../config/pay-config.js'

/** Further apart than this and a signature is a replay. WeChat's own limit. */
export const SKEW_SECONDS = 300

/** The `Authorization` header of a request: RSA-SHA256 over method, path with query, time, nonce and body. Source: WeChat Pay v3. */
export function authorization(pay: PayConfig, request: { method: string; path: string; body: string }): string {
  // Signatures live in real time, whatever day the shop's clock shows.
  const timestamp = Math.floor(Date.now() / 1000)
  const nonce = randomBytes(16).toString('hex')
  const message = lines(request.method, request.path, timestamp, nonce, request.body)
  const signature = sign('RSA-SHA256', Buffer.from(message), pay.mchKey).toString('base64')
  const fields = { mchid: pay.mchId, nonce_str: nonce, signature, timestamp, serial_no: pay.mchSerial }
  const told = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${told.join(',')}`
}

/** The `Wechatpay-*` headers by which WeChat signs what it says. */
export interface WechatSignature {
  serial: string
  timestamp: string
  nonce: string
  signature: string
}

/** Why something that claims to be WeChat's is not believed. */
export type SignatureFault = 'unsigned' | 'unknown-serial' | 'stale' | 'wrong'

/** Null when WeChat signed exactly this body less than five minutes ago; else what is wrong with it. */
export function signatureFault(
  keys: ReadonlyMap<string, KeyObject>,
  { serial, timestamp, nonce, signature }: WechatSignature,
  rawBody: Buffer,
): SignatureFault | null {
  if (!serial || !nonce || !signature || !/^\d{1,12}$/.test(timestamp)) return 'unsigned'
  const key = keys.get(serial)
  if (!key) return 'unknown-serial'
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) >= SKEW_SECONDS) return 'stale'
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')])
  return verify('RSA-SHA256', message, key, Buffer.from(signature, 'base64')) ? null : 'wrong'
}

/** The signature in a set of headers; what is missing is empty. */
export function signatureIn(header: (name: string) => string | null | undefined): WechatSignature {
  return {
    serial: header('wechatpay-serial') ?? '',
    timestamp: header('wechatpay-timestamp') ?? '',
    nonce: header('wechatpay-nonce') ?? '',
    signature: header('wechatpay-signature') ?? '',
  }
}

/** A sensitive field for WeChat's eyes: RSA-OAEP with SHA-1, base64. */
export function encryptFor(key: KeyObject, text: string): string {
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return publicEncrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64')
}

/** Opens AEAD_AES_256_GCM with the APIv3 key; throws when anything of it was changed. */
export function decryptResource(
  apiV3Key: Buffer,
  resource: { ciphertext: string; nonce: string; associated_data?: string },
): string {
  const bytes = Buffer.from(resource.ciphertext, 'base64')
  if (bytes.length < 17) throw new Error('the resource is too short')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, Buffer.from(resource.nonce), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

function lines(...parts: (string | number)[]): string {
  return parts.map((part) => `${part}\n`).join('')
}
