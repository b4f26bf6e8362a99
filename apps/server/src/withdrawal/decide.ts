import { withdrawalFault, yuanText } from '@passalong/domain'
import { Refusal } from '../platform/http/refusal.js'
import { type WithdrawalFacts } from './facts.js'

/** Throws the first reason for which these facts do not allow the withdrawal, with the amount that they would. */
export function refuseWithdrawal(facts: WithdrawalFacts, ask: { grossFen: number; shownTaxFen: number }): void {
  const fault = withdrawalFault(facts, ask)
  if (fault) throw new Refusal(fault.code, 'limitFen' in fault ? { yuan: yuanText(fault.limitFen) } : {})
}

/** Only a member in good standing is paid out; the row is read under its lock, whatever the session said. */
export function refuseStanding(status: string | undefined): void {
  if (status === 'frozen') throw new Refusal('member-frozen')
  if (status !== 'active') throw new Refusal('member-closed')
}
