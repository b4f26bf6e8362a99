import { areWithdrawalLimits, defaultWithdrawalLimits, type WithdrawalLimits } from '@passalong/domain'
import { ask } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** Asks for the limits in force. */
export const settingsQuestion = ask<{ settings: string }>(
  'SELECT settings FROM withdrawal_settings ORDER BY version DESC LIMIT 1',
)

/** The limits in force. */
export function settingsOf(rows: readonly { settings: string }[]): WithdrawalLimits {
  return rows[0] ? (JSON.parse(rows[0].settings) as WithdrawalLimits) : defaultWithdrawalLimits
}

/** Throws `withdrawal-settings-invalid` for limits that contradict each other or the law. */
export function refuseBadSettings(limits: WithdrawalLimits): void {
  if (!areWithdrawalLimits(limits)) throw new Refusal('withdrawal-settings-invalid')
}
