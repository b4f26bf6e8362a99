import { type HoldPurchase } from './facts.js'
import { type Portrait, type Rhythm } from './portrait.js'
import { AROUND, type Crowd, type SignalCode, type Spread } from './weights.js'

/** What a reason was found from: counts, shares in percent, seconds. Shown to an operator. */
export type ReasonFacts = Record<string, number>

/** A signal that fired. */
export interface Found {
  weight: number
  facts: ReasonFacts
}

/** A signal looks at one commission and the portrait of its payee; null when it sees nothing. */
export interface Signal {
  code: SignalCode
  look(one: HoldPurchase, portrait: Portrait): Found | null
}

/** Payees with fewer buyers are also told by what happens around them. */
const FEW_BUYERS = 5

export const percent = (share: number) => Math.round(share * 100)
/** Whole yuan. */
export const yuan = (fen: number) => Math.round(fen / 100)

/** The step that a number of accounts reaches. */
export function crowd(steps: Crowd, accounts: number): Found | null {
  const step = steps.find(({ from }) => accounts >= from)
  return step ? { weight: step.weight, facts: { accounts } } : null
}

/** The heaviest step that a spread stays below, given in how many people it was seen. */
export function even(steps: Spread, spread: number | null, buyers: number): Found | null {
  if (spread === null) return null
  const weight = Math.max(0, ...steps.map((one) => (spread < one.below && buyers >= one.buyers ? one.weight : 0)))
  return weight > 0 ? { weight, facts: { people: buyers, spread: percent(spread) } } : null
}

/** A signal that looks at a rhythm: that of the payee's own buyers or, when these are few, that of the purchases around. */
export function rhythmic(code: SignalCode, look: (rhythm: Rhythm) => Found | null): Signal {
  return {
    code,
    look: (_, portrait) => {
      const own = look(portrait.own)
      if (own || portrait.own.buyers >= FEW_BUYERS) return own
      const around = look(portrait.kin)
      return around && { ...around, weight: Math.round(around.weight * AROUND) }
    },
  }
}

/** Weight when `fires`, else nothing. */
export function when(fires: boolean, weight: number, facts: ReasonFacts): Found | null {
  return fires ? { weight, facts } : null
}

/** The most accounts that share one of `names`. */
export function mostAccounts(names: readonly string[], accounts: ReadonlyMap<string, number>): number {
  return Math.max(1, ...names.map((name) => accounts.get(name) ?? 1))
}
