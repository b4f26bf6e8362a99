import { type MessageKey, text } from '@passalong/contract'
import { type WithdrawalState, type WithdrawalView } from './views.js'

/** States in which the money stands in `withdrawing`. */
export const OPEN_STATES = ['waiting-approval', 'sending', 'confirm', 'transferring'] as const

/** States whose bill WeChat knows, or may know: only WeChat's final state ends them. */
export const SENT_STATES = ['sending', 'confirm', 'transferring'] as const

/**
 * Whether WeChat may hold the bill. `none`: nothing was ever sent, or everything that was sent got WeChat's signed refusal and
 * a query found no bill. `unknown`: something was sent whose outcome nobody told. `known`: WeChat described the bill.
 */
export type Reach = 'none' | 'unknown' | 'known'

/** A withdrawal as a row. Never changed: bill number, amounts, payee, and the body that is sent. */
export interface WithdrawalRow {
  id: number
  bill_no: string
  member_id: number
  openid: string
  mch_id: string
  appid: string
  gross_fen: number
  tax_fen: number
  net_fen: number
  requested_at: Date
  state: WithdrawalState
  reason: string | null
  reach: Reach
  tries: number
  wechat_bill_no: string | null
  package_info: string | null
  confirm_until: Date | null
  cancel_asked_at: Date | null
  fail_reason: string | null
  finished_at: Date | null
}

/** The columns of a WithdrawalRow. */
export const WITHDRAWAL_COLUMNS = `id, bill_no, member_id, openid, mch_id, appid, gross_fen, tax_fen, net_fen, requested_at, state, reason, reach, tries,
  wechat_bill_no, package_info, confirm_until, cancel_asked_at, fail_reason, finished_at`

/** A withdrawal as its member sees it. */
export function withdrawalView(row: WithdrawalRow): WithdrawalView {
  const confirming = row.state === 'confirm' && row.cancel_asked_at === null && row.package_info !== null
  return {
    id: String(row.id),
    billNo: row.bill_no,
    grossFen: row.gross_fen,
    taxFen: row.tax_fen,
    netFen: row.net_fen,
    state: row.state,
    reason: reasonOf(row),
    cancelling: row.cancel_asked_at !== null && row.finished_at === null,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    confirmUntil: row.state === 'confirm' ? (row.confirm_until?.toISOString() ?? null) : null,
    transfer: confirming ? { mchId: row.mch_id, appId: row.appid, package: row.package_info ?? '' } : null,
  }
}

/** Why it came back, was refused or is held up; null while nothing needs a word. */
export function reasonOf(row: Pick<WithdrawalRow, 'state' | 'reason' | 'fail_reason'>): string | null {
  if (row.state === 'refused') return row.reason ?? text('withdrawal.reason-refused')
  if (row.state === 'returned') return text(returnReason(row.fail_reason))
  return row.state === 'sending' && row.fail_reason !== null ? text('withdrawal.reason-held') : null
}

/** Our own word for a withdrawal that its member cancelled, beside WeChat's reasons. */
export const CANCELLED = 'CANCELLED'

function returnReason(failReason: string | null): MessageKey {
  return reasons[failReason ?? ''] ?? 'withdrawal.reason-failed'
}

/** WeChat's reasons in a sentence that says what to do. Source: WeChat Pay, merchant transfer, fail reasons. */
const reasons: Record<string, MessageKey> = {
  [CANCELLED]: 'withdrawal.reason-cancelled',
  MCH_CANCEL: 'withdrawal.reason-cancelled',
  OVERDUE_CLOSE: 'withdrawal.reason-overdue',
  REAL_NAME_CHECK_FAIL: 'withdrawal.reason-name',
  NAME_NOT_CORRECT: 'withdrawal.reason-name',
  ACCOUNT_FROZEN: 'withdrawal.reason-account',
  ACCOUNT_NOT_EXIST: 'withdrawal.reason-account',
  PAYEE_ACCOUNT_ABNORMAL: 'withdrawal.reason-account',
  OPENID_INVALID: 'withdrawal.reason-account',
  DAY_RECEIVED_QUOTA_EXCEED: 'withdrawal.reason-quota',
  DAY_RECEIVED_COUNT_EXCEED: 'withdrawal.reason-quota',
  TRANSFER_QUOTA_EXCEED: 'withdrawal.reason-shop',
  PAYER_ACCOUNT_ABNORMAL: 'withdrawal.reason-shop',
}
