import { floorShare } from '../money/fen.js'

/** The version of these rules that a stored decision names. */
export const COMMISSION_RULE_VERSION = 1

/**
 * How many levels can ever be paid. A constant on purpose: paying uplines on downlines' sales is pyramid selling from the
 * third level on (Order 444, article 7), and the second ships switched off. Source: RULES section 3.
 */
export const COMMISSION_LEVEL_CAP = 2

/** Default share of the first level, in basis points of the base. */
export const DEFAULT_RATE_BP = 1_000

/** Default share of the second level, once a recorded approval has switched it on. */
export const SECOND_RATE_BP = 500

/** Days after completion on whose 00:00 a commission becomes available, by default the 8th. */
export const AVAILABLE_AFTER_DAYS = 8

/** Commission of one line and level: `floor(base × rateBp / 10000)`. */
export function commissionOf(baseFen: number, rateBp: number): number {
  return floorShare(baseFen, rateBp, 10_000)
}
