/** WeChat's states of a transfer, spelt as WeChat spells them. */
export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED'

/** Why a transfer failed, as WeChat names it. */
export const FAIL_REASONS = [
  'ACCOUNT_FROZEN',
  'REAL_NAME_CHECK_FAIL',
  'NAME_NOT_CORRECT',
  'OPENID_INVALID',
  'DAY_RECEIVED_QUOTA_EXCEED',
  'TRANSFER_QUOTA_EXCEED',
  'PAYEE_ACCOUNT_ABNORMAL',
  'PAYER_ACCOUNT_ABNORMAL',
  'MCH_CANCEL',
  'OVERDUE_CLOSE',
] as const
export type FailReason = (typeof FAIL_REASONS)[number]

/** What the merchant asked for, checked. `userName` is decrypted. */
export interface BillOrder {
  outBillNo: string
  openid: string
  amountFen: number
  remark: string
  sceneId: string
  userName: string | null
  perception: string | null
  /** `岗位类型` and `报酬说明`. */
  reports: { type: string; content: string }[]
  notifyUrl: string | null
}

/** A transfer as WeChat keeps it. Times are epoch milliseconds of the sandbox's clock. */
export interface Bill extends BillOrder {
  transferBillNo: string
  state: BillState
  failReason: FailReason | null
  /** What the phone needs to show the confirmation; null before the transfer waits for it. */
  packageInfo: string | null
  createdAtMs: number
  updatedAtMs: number
  /** The state in which a test wants it to stay, until it is told to go on. */
  heldAt: BillState | null
  /** Fails with this reason instead of succeeding, once it is accepted or once the person has confirmed. */
  willFail: { at: 'acceptance' | 'transfer'; reason: FailReason } | null
}

export const isFinal = ({ state }: Bill): boolean => ['SUCCESS', 'FAIL', 'CANCELLED'].includes(state)
