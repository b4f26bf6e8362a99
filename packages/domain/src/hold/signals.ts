import { type Signal } from './signal.js'
import { circles } from './signals-circles.js'
import { people, phones } from './signals-identity.js'
import { amounts, machines } from './signals-rhythm.js'
import { straw } from './signals-straw.js'

// Every signal with its weight, and the threshold. What ordinary people do as well (a family with one phone, colleagues, a shop
// assistant who brings many, a post that a thousand follow within the hour) may weigh something and holds nothing alone.

/** A commission whose signals add up to this is held. */
export const HOLD_THRESHOLD = 100

/** Every signal there is. */
export const signals: readonly Signal[] = [...people, ...phones, ...machines, ...amounts, ...circles, ...straw]

/** Reasons that prove that two accounts are one person, whatever it is about. */
export const PROOFS: ReadonlySet<string> = new Set(people.map(({ code }) => code))
/**
 * A month's commission, fen, below which other reasons weigh little: colleagues at lunch and families with one tablet look like a
 * small farm, and nobody runs one for less than an operator's look costs. It counts when the payees around get as little.
 */
export const SMALL_STAKE_FEN = 4_000
export const SMALL_STAKE = 0.35
