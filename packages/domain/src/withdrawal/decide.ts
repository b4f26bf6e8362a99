import { type Withholding, withhold } from '../tax/withholding.js'

/** The operator's limits, fen. */
export interface WithdrawalLimits {
  minimumFen: number
  /** A person's most in a day and in a month, counted in Shanghai's. */
  dailyCapFen: number
  monthlyCapFen: number
  /** More than this waits for an operator. */
  approvalAboveFen: number
}

/** What holds until an operator decides otherwise. The caps are a shop's caution: WeChat's own quotas differ by merchant. */
export const defaultWithdrawalLimits: WithdrawalLimits = {
  minimumFen: 100,
  dailyCapFen: 2_000_000,
  monthlyCapFen: 10_000_000,
  approvalAboveFen: 20_000,
}

/** RULES section 3: 1 yuan at least. */
const LOWEST_MINIMUM_FEN = 100
/** WeChat pays less to nobody whose name it checks. Source: WeChat Pay, merchant transfer. */
const LOWEST_NET_FEN = 30
/** ¥1,000,000: beyond it somebody mistyped. */
const HIGHEST_CAP_FEN = 100_000_000

/** Whether limits fit the law and each other. */
export function areWithdrawalLimits(limits: WithdrawalLimits): boolean {
  const { minimumFen, dailyCapFen, monthlyCapFen, approvalAboveFen } = limits
  const rising = [LOWEST_MINIMUM_FEN, minimumFen, dailyCapFen, monthlyCapFen, HIGHEST_CAP_FEN]
  const ordered = rising.every((fen, index) => Number.isSafeInteger(fen) && (rising[index - 1] ?? 0) <= fen)
  return (
    ordered && Number.isSafeInteger(approvalAboveFen) && approvalAboveFen >= 0 && approvalAboveFen <= HIGHEST_CAP_FEN
  )
}

/** What a withdrawal is decided on, fen. A person is whoever holds the same verified ID. */
export interface WithdrawalStanding {
  /** May be negative after a refund. */
  availableFen: number
  /** Withdrawn and withheld by this person in this month, without what came back. */
  month: { grossFen: number; withheldFen: number }
  /** Withdrawn by this person today. */
  todayFen: number
  hasOpen: boolean
  hasIdentity: boolean
  limits: WithdrawalLimits
}

/** Why a withdrawal is refused; `limitFen` is the amount that would pass that limit, never negative. */
export type WithdrawalFault =
  | { code: 'payee-identity-missing' | 'withdrawal-open' | 'withdrawal-quote-changed' }
  | {
      code:
        | 'withdrawal-below-minimum'
        | 'withdrawal-above-available'
        | 'withdrawal-daily-cap'
        | 'withdrawal-monthly-cap'
      limitFen: number
    }

/** The first reason against a withdrawal of `grossFen` whose tax was shown as `shownTaxFen`; null when it is granted. */
export function withdrawalFault(
  standing: WithdrawalStanding,
  ask: { grossFen: number; shownTaxFen: number },
): WithdrawalFault | null {
  const { limits, month, todayFen, availableFen } = standing
  const { grossFen } = ask
  if (!standing.hasIdentity) return { code: 'payee-identity-missing' }
  if (standing.hasOpen) return { code: 'withdrawal-open' }
  const leastFen = leastGrossFen(standing)
  if (grossFen < leastFen) return { code: 'withdrawal-below-minimum', limitFen: leastFen }
  const most = [
    ['withdrawal-above-available', availableFen],
    ['withdrawal-daily-cap', limits.dailyCapFen - todayFen],
    ['withdrawal-monthly-cap', limits.monthlyCapFen - month.grossFen],
  ] as const
  const passed = most.find(([, limitFen]) => grossFen > limitFen)
  if (passed) return { code: passed[0], limitFen: Math.max(0, passed[1]) }
  return withdrawalQuote(standing, grossFen).taxFen === ask.shownTaxFen ? null : { code: 'withdrawal-quote-changed' }
}

/**
 * The least that can be withdrawn: the minimum, or more when the month owes tax of before (it does once two identities turn
 * out to be one person), so that something is left to be paid. What is left never shrinks as the gross grows.
 */
function leastGrossFen(standing: WithdrawalStanding): number {
  const pays = (grossFen: number) => withdrawalQuote(standing, grossFen).netFen >= LOWEST_NET_FEN
  let [below, enough] = [standing.limits.minimumFen - 1, standing.limits.minimumFen]
  while (!pays(enough)) [below, enough] = [enough, enough * 2]
  while (enough - below > 1) {
    const between = Math.floor((below + enough) / 2)
    if (pays(between)) enough = between
    else below = between
  }
  return enough
}

/** The most that would be granted now, fen; 0 when that is less than the least or one is open. */
export function withdrawableFen(standing: WithdrawalStanding): number {
  const { availableFen, month, todayFen, limits, hasOpen } = standing
  const most = Math.min(availableFen, limits.dailyCapFen - todayFen, limits.monthlyCapFen - month.grossFen)
  return hasOpen || most < leastGrossFen(standing) ? 0 : most
}

/** Gross, tax and net of a further withdrawal in the month of the standing. */
export function withdrawalQuote({ month }: Pick<WithdrawalStanding, 'month'>, grossFen: number): Withholding {
  return withhold(grossFen, month)
}
