import type { Timer } from './timer.js'

/** What WeChat Pay of the sandbox knows: the one merchant, and its own keys. */
export interface Pay {
  mchId: string
  /** The merchant's public keys by certificate serial, PEM; whoever signs with one of them is the merchant. */
  merchantPublicKeys: Readonly<Record<string, string>>
  /** WeChat's own key: it signs answers and notifications, and decrypts the names that are sent. */
  platformKey: { serial: string; privateKeyPem: string }
  /** 32 characters: the key of what notifications carry. */
  apiV3Key: string
  /** False: no notification is ever sent. */
  notify: boolean
  /** What lets time pass between states and between two tries of a notification; real time where it is not given. */
  timer?: Timer
  /** New bills a second before 429; 100 where it is not given, as WeChat has it. */
  billsPerSecond?: number
  /**
   * Real time for signatures, epoch milliseconds: they are checked against the world's clock, whatever day the shop
   * plays. `Date.now` where it is not given.
   */
  realNowMs?: () => number
}

/** What WeChat Pay says when it refuses: an HTTP status and `{code, message}`. */
export class PayRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 429 | 500 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A field that is not as the documentation has it. */
export function parameterFault(message: string): PayRefusal {
  return new PayRefusal(400, 'PARAM_ERROR', message)
}

/** WeChat Pay writes times in Beijing's: `2026-11-21T10:00:00+08:00`. */
export function beijingTime(atMs: number): string {
  return `${new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
