import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

/** Seconds that one member code is shown for; the next step gives another code. */
export const MEMBER_CODE_STEP_SECONDS = 30
export const CREDENTIAL_DIGITS = 11
export const ONE_TIME_DIGITS = 8
/** 11 digits of credential number, 8 one-time digits, 1 Luhn check digit. */
export const MEMBER_CODE_DIGITS = CREDENTIAL_DIGITS + ONE_TIME_DIGITS + 1

/** The 30-second step that a moment (milliseconds since 1970, UTC) lies in. */
export function memberCodeStep(atMs: number): number {
  return Math.floor(atMs / (MEMBER_CODE_STEP_SECONDS * 1000))
}

/** The check digit (Luhn, ISO/IEC 7812) that makes `digits` + itself valid. */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 0 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return String((10 - (sum % 10)) % 10)
}

/**
 * The 8-digit one-time part of a step: HMAC-SHA256 over the step as 8 big-endian bytes, truncated as in RFC 4226 §5.3
 * (low nibble of the last byte is the offset, 31 bits taken), modulo 10^8.
 */
export function oneTimePart(secret: Uint8Array, step: number): string {
  const message = new Uint8Array(8)
  let rest = step
  for (let index = 7; index >= 0; index -= 1) {
    message[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  const digest = hmac(sha256, secret, message)
  const offset = (digest[digest.length - 1] ?? 0) & 0x0f
  const byte = (at: number) => digest[offset + at] ?? 0
  const number = ((byte(0) & 0x7f) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3)
  return String(number % 10 ** ONE_TIME_DIGITS).padStart(ONE_TIME_DIGITS, '0')
}

/**
 * The 20 digits that a member shows at the till at a moment.
 * Needs no network: phone and server compute the same digits from the credential.
 * @throws RangeError when the credential number is not 11 digits.
 */
export function memberCodeAt(credential: { credentialNo: string; secret: Uint8Array; atMs: number }): string {
  if (!/^\d{11}$/.test(credential.credentialNo)) throw new RangeError('a credential number has 11 digits')
  const body = credential.credentialNo + oneTimePart(credential.secret, memberCodeStep(credential.atMs))
  return body + luhnDigit(body)
}

/** The parts of a scanned code, or null when it is not 20 digits with a right check digit. */
export function parseMemberCode(code: string): { credentialNo: string; oneTime: string } | null {
  if (!/^\d{20}$/.test(code)) return null
  if (luhnDigit(code.slice(0, -1)) !== code.slice(-1)) return null
  return { credentialNo: code.slice(0, CREDENTIAL_DIGITS), oneTime: code.slice(CREDENTIAL_DIGITS, -1) }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of a standard or URL-safe base64 text, padded or not. WeChat has no atob. */
export function bytesOfBase64(text: string): Uint8Array {
  const clean = text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let buffer = 0
  let bits = 0
  let at = 0
  for (const char of clean) {
    const value = BASE64.indexOf(char)
    if (value < 0) throw new RangeError('not base64')
    buffer = ((buffer << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (buffer >> bits) & 0xff
    at += 1
  }
  return bytes
}
