import { type Day, endOfMonthAfter, partsOf } from '../calendar/day.js'
import { floorShare } from '../money/fen.js'
import { defaultTierSettings, type Tier, type TierSettings } from '../tier/ladder.js'

/** The rate that an order keeps for good: points for ten yuan, doubled on the birthday. */
export function pointsRate(tier: Tier, birthday: boolean, settings: TierSettings = defaultTierSettings): number {
  return settings.rules[tier].pointsPerTenYuan * (birthday ? 2 : 1)
}

/** Points of `paidFen` at `pointsPerTenYuan`, floored once. Source: RULES section 2. */
export function pointsOf(paidFen: number, pointsPerTenYuan: number): number {
  return floorShare(paidFen, pointsPerTenYuan, 1000)
}

/** The last day on which a lot earned on `day` can be spent: the end of the same month next year. */
export function lastDayOfLot(day: Day): Day {
  return endOfMonthAfter(day, 12)
}

/** Whether `day` is the birthday of someone born on `birthday` ("MM-DD"); 29 February is 28 February in common years. */
export function isBirthday(birthday: string | null, day: Day): boolean {
  if (birthday === null) return false
  const { year, month, date } = partsOf(day)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const kept = birthday === '02-29' && !leap ? '02-28' : birthday
  return kept === `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
