import { type HoldPurchase } from './facts.js'
import { type Portrait } from './portrait.js'
import { type ReasonFacts } from './signal.js'
import { signals } from './signals.js'
import {
  CELL_STAKE_FEN,
  HOLD_THRESHOLD,
  LUNCH_FEN,
  LUNCH_PEOPLE,
  LUNCH_STAKE_FEN,
  OF_CELLS,
  PROOFS,
  type SignalCode,
  SMALL_STAKE,
  SMALL_STAKE_FEN,
} from './weights.js'

/** Why a commission is held. */
export interface HoldReason {
  code: SignalCode
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
  const stakeFen = Math.max(portrait.earnedFen, portrait.aroundFen)
  const { buyers, medianFen } = portrait.own
  const lunches = buyers > 0 && buyers <= LUNCH_PEOPLE && medianFen < LUNCH_FEN
  const isSmall = (code: SignalCode) => {
    if (PROOFS.has(code)) return false
    if (lunches) return stakeFen < LUNCH_STAKE_FEN
    return stakeFen < (OF_CELLS.has(code) ? CELL_STAKE_FEN : SMALL_STAKE_FEN)
  }
  const reasons = signals.flatMap(({ code, look }) => {
    const found = look(one, portrait)
    if (!found) return []
    const weight = isSmall(code) ? Math.round(found.weight * SMALL_STAKE) : found.weight
    return [{ code, ...found, weight }]
  })
  reasons.sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1))
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0)
  return { score, held: score >= HOLD_THRESHOLD, reasons }
}
