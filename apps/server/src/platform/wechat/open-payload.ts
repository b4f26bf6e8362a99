import { createDecipheriv } from 'node:crypto'

/** What a phone hands over of WeChat's: sealed under the person's session key. Both base64. */
export interface SealedPayload {
  encryptedData: string
  iv: string
}

/** A payload older or newer than this was not made for this request. */
const FRESH_MS = 5 * 60_000

/**
 * What WeChat sealed for this mini program within the last five minutes: AES-128-CBC with PKCS #7 under the session key, with
 * a watermark `{appid, timestamp}` (seconds). Null for anything else: forged, another person's, another app's, or stale.
 */
export function openPayload(
  { encryptedData, iv }: SealedPayload,
  by: { sessionKey: string; appid: string; nowMs: number },
): Record<string, unknown> | null {
  try {
    const decipher = createDecipheriv('aes-128-cbc', Buffer.from(by.sessionKey, 'base64'), Buffer.from(iv, 'base64'))
    const plain = Buffer.concat([decipher.update(Buffer.from(encryptedData, 'base64')), decipher.final()])
    const opened = JSON.parse(plain.toString('utf8')) as Record<string, unknown> | null
    const { appid, timestamp } = (opened?.['watermark'] ?? {}) as { appid?: unknown; timestamp?: unknown }
    if (!opened || appid !== by.appid || typeof timestamp !== 'number') return null
    return Math.abs(by.nowMs - timestamp * 1000) <= FRESH_MS ? opened : null
  } catch {
    // Whatever does not decrypt to JSON was not sealed under this key.
    return null
  }
}
