import { createHash } from 'node:crypto'
import { type Forest } from './forest.js'

const DAY_MS = 86_400_000

/** What one user buys on top of one tree. Times are ms after the first post, amounts fen. */
export interface SeededPurchase {
  user: number
  /** Names the purchase for ever: its file, seed, tree and user. */
  receiptNo: string
  atMs: number
  amountFen: number
  /** What goes back a day later; null when nothing does. */
  refundFen: number | null
}

/**
 * What a seed makes of a tree and one of its users: eight numbers w0 … w7, the big-endian 32-bit words of
 * SHA-256("SEED\nTREE\nUSER"). Who has w0 mod 4 = 0 buys for 100 + w1 mod 29,901 fen, w2 mod 864,000 seconds (ten days at the
 * most) after their first share in the tree. A day later, all of it goes back when w3 mod 16 = 0, and 1 + w4 mod amount fen
 * when w3 mod 16 = 1. Null for who buys nothing.
 */
export function purchaseOf(
  seed: string,
  cascade: string,
  user: string,
): { afterMs: number; amountFen: number; refundFen: number | null } | null {
  const hash = createHash('sha256').update(`${seed}\n${cascade}\n${user}`).digest()
  const word = (place: number) => hash.readUInt32BE(place * 4)
  if (word(0) % 4 !== 0) return null
  const amountFen = 100 + (word(1) % 29_901)
  const whole = word(3) % 16 === 0
  const part = word(3) % 16 === 1 ? 1 + (word(4) % amountFen) : null
  return { afterMs: (word(2) % 864_000) * 1_000, amountFen, refundFen: whole ? amountFen : part }
}

/** When what was bought goes back, after it was bought. */
export const REFUND_AFTER_MS = DAY_MS

/** Everything that a forest's users buy, user by user, each in time's order. */
export function seededPurchases(forest: Forest, seed: string): SeededPurchase[][] {
  const firstMs = new Map<string, { cascade: number; user: number; atMs: number }>()
  for (const { cascade, user, atMs } of forest.nodes) {
    const key = `${cascade} ${user}`
    const known = firstMs.get(key)
    if (!known) firstMs.set(key, { cascade, user, atMs })
    else known.atMs = Math.min(known.atMs, atMs)
  }
  const byUser = new Map<number, SeededPurchase[]>()
  for (const { cascade, user, atMs } of firstMs.values()) {
    const [tree, name] = [forest.cascades[cascade] ?? '', forest.users[user] ?? '']
    const bought = purchaseOf(seed, tree, name)
    if (!bought) continue
    const { afterMs, amountFen, refundFen } = bought
    const own = byUser.get(user) ?? []
    byUser.set(user, own)
    own.push({
      user,
      receiptNo: receiptNo(forest.digest, seed, tree, name),
      atMs: atMs + afterMs,
      amountFen,
      refundFen,
    })
  }
  return [...byUser.values()].map((own) => own.sort((a, b) => a.atMs - b.atMs))
}

function receiptNo(...parts: string[]): string {
  return `P${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 31)}`
}
