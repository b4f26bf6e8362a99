import { bytesOfBase64, memberCodeAt } from '@passalong/contract'
import { codeCredential } from '../api/routes.js'
import { forget, keep, kept } from '../wechat/storage.js'

interface KeptCredential {
  credentialNo: string
  secretBase64: string
  stepSeconds: number
  /** Server clock minus phone clock, in milliseconds: a phone whose clock is wrong still shows a right code. */
  offsetMs: number
}

const CREDENTIAL = 'code-credential'

/** What the code screen shows at a moment. */
export interface ShownCode {
  digits: string
  /** Whole seconds until the next code, 1 to stepSeconds. */
  secondsLeft: number
  stepSeconds: number
}

/**
 * Fetches the credential that makes codes without network, and the server's clock.
 * @throws Problem as the API's.
 */
export async function renewCredential(): Promise<void> {
  const askedAt = Date.now()
  const { serverTime, ...credential } = await codeCredential()
  const middle = (askedAt + Date.now()) / 2
  keep(CREDENTIAL, { ...credential, offsetMs: Math.round(Date.parse(serverTime) - middle) })
}

export function hasCredential(): boolean {
  return kept<KeptCredential>(CREDENTIAL) !== null
}

export function forgetCredential(): void {
  forget(CREDENTIAL)
}

/** The code of this moment, or null while this phone was never given a credential. */
export function shownCode(now = Date.now()): ShownCode | null {
  const credential = kept<KeptCredential>(CREDENTIAL)
  if (!credential) return null
  const atMs = now + credential.offsetMs
  const stepMs = credential.stepSeconds * 1000
  return {
    digits: memberCodeAt({
      credentialNo: credential.credentialNo,
      secret: bytesOfBase64(credential.secretBase64),
      atMs,
    }),
    secondsLeft: Math.ceil((stepMs - (atMs % stepMs)) / 1000),
    stepSeconds: credential.stepSeconds,
  }
}
