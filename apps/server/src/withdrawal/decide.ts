import { yuanText } from '@passalong/domain'
import { Refusal } from '../platform/http/refusal.js'
import { quoteOf, type WithdrawalFacts } from './facts.js'

/** Throws the first reason for which these facts do not allow the withdrawal, with the amount that they would. */
export function refuseWithdrawal(facts: WithdrawalFacts, ask: { grossFen: number; shownTaxFen: number }): void {
  const { settings, month, todayFen, availableFen } = facts
  const { grossFen } = ask
  const leftToday = settings.dailyCapFen - todayFen
  const leftThisMonth = settings.monthlyCapFen - month.grossFen
  if (facts.identity === null) throw new Refusal('payee-identity-missing')
  if (facts.hasOpen) throw new Refusal('withdrawal-open')
  if (grossFen < settings.minimumFen) throw refusing('withdrawal-below-minimum', settings.minimumFen)
  if (grossFen > availableFen) throw refusing('withdrawal-above-available', availableFen)
  if (grossFen > leftToday) throw refusing('withdrawal-daily-cap', leftToday)
  if (grossFen > leftThisMonth) throw refusing('withdrawal-monthly-cap', leftThisMonth)
  if (quoteOf(facts, grossFen).taxFen !== ask.shownTaxFen) throw new Refusal('withdrawal-quote-changed')
}

type Limit =
  | 'withdrawal-below-minimum'
  | 'withdrawal-above-available'
  | 'withdrawal-daily-cap'
  | 'withdrawal-monthly-cap'

function refusing(code: Limit, limitFen: number): Refusal {
  return new Refusal(code, { yuan: yuanText(Math.max(0, limitFen)) })
}

/** Only a member in good standing is paid out; the row is read under its lock, whatever the session said. */
export function refuseStanding(status: string | undefined): void {
  if (status === 'frozen') throw new Refusal('member-frozen')
  if (status !== 'active') throw new Refusal('member-closed')
}
