import { type HoldPurchase } from './facts.js'
import { type Portrait } from './portrait.js'
import { type ReasonFacts } from './signal.js'
import { HOLD_THRESHOLD, PROOFS, SMALL_STAKE, SMALL_STAKE_FEN, signals } from './signals.js'

/** Why a commission is held. */
export interface HoldReason {
  code: string
  weight: number
  facts: ReasonFacts
}

/** What a commission's signals add up to, the heaviest reason first. */
export interface HoldScore {
  score: number
  held: boolean
  reasons: HoldReason[]
}

/** Judges a commission before its release. Pure: the same facts give the same score. */
export function scoreHold(one: HoldPurchase, portrait: Portrait): HoldScore {
  const small = Math.max(portrait.earnedFen, portrait.aroundFen) < SMALL_STAKE_FEN
  const reasons = signals.flatMap(({ code, look }) => {
    const found = look(one, portrait)
    if (!found) return []
    const weight = small && !PROOFS.has(code) ? Math.round(found.weight * SMALL_STAKE) : found.weight
    return [{ code, ...found, weight }]
  })
  reasons.sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1))
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0)
  return { score, held: score >= HOLD_THRESHOLD, reasons }
}
