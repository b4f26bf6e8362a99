import { HOTP, Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30
/** Clocks of phones differ: the step before and after the current one count too. */
const STEPS_ASIDE = 1

/** A new secret for an authenticator app, base32. */
export function authenticatorSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator app reads, usually from a QR code. */
export function authenticatorUrl(username: string, secret: string): string {
  return new TOTP({ issuer: 'Passalong', label: username, secret, period: STEP_SECONDS }).toString()
}

/** The 30-second step whose six digits these are, around the instant `atMs`; null for any other text. */
export function stepOfDigits(secret: string, digits: string, atMs: number): number | null {
  const now = Math.floor(atMs / 1000 / STEP_SECONDS)
  const key = Secret.fromBase32(secret)
  const delta = HOTP.validate({ token: digits, secret: key, counter: now, window: STEPS_ASIDE })
  return delta === null ? null : now + delta
}

/** The six digits of the instant `atMs`. */
export function digitsAt(secret: string, atMs: number): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: atMs, period: STEP_SECONDS })
}
