import { ask } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** The operator's limits, fen. */
export interface WithdrawalSettings {
  minimumFen: number
  dailyCapFen: number
  monthlyCapFen: number
  /** More than this waits for an operator. */
  approvalAboveFen: number
}

/** What holds until an operator decides otherwise. The caps are a shop's caution: WeChat's own quotas differ by merchant. */
export const DEFAULT_SETTINGS: WithdrawalSettings = {
  minimumFen: 100,
  dailyCapFen: 2_000_000,
  monthlyCapFen: 10_000_000,
  approvalAboveFen: 20_000,
}

/** RULES section 3: 1 yuan at least. No cap reaches an amount that the tax rule was not made for. */
const LOWEST_MINIMUM_FEN = 100
const HIGHEST_CAP_FEN = 100_000_000

/** Asks for the settings in force. */
export const settingsQuestion = ask<{ settings: string }>(
  'SELECT settings FROM withdrawal_settings ORDER BY version DESC LIMIT 1',
)

/** The settings in force. */
export function settingsOf(rows: readonly { settings: string }[]): WithdrawalSettings {
  return rows[0] ? (JSON.parse(rows[0].settings) as WithdrawalSettings) : DEFAULT_SETTINGS
}

/** Throws `withdrawal-settings-invalid` for limits that contradict each other or the law. */
export function refuseBadSettings(settings: WithdrawalSettings): void {
  const { minimumFen, dailyCapFen, monthlyCapFen, approvalAboveFen } = settings
  const fit =
    minimumFen >= LOWEST_MINIMUM_FEN &&
    minimumFen <= dailyCapFen &&
    dailyCapFen <= monthlyCapFen &&
    monthlyCapFen <= HIGHEST_CAP_FEN &&
    approvalAboveFen >= 0 &&
    approvalAboveFen <= HIGHEST_CAP_FEN
  if (!fit) throw new Refusal('withdrawal-settings-invalid')
}
