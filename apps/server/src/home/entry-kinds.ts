import { type MessageKey } from '@passalong/contract'
import { type MovementKind } from '@passalong/domain'
import { type Asset } from './views.js'

/** The money of an order is no member's asset: their history shows what it brought. */
export const hiddenKinds = ['order-paid', 'refund-paid', 'undo-paid'] as const satisfies MovementKind[]

/** Movements that a member's history shows. */
export type ShownKind = Exclude<MovementKind, (typeof hiddenKinds)[number]>

/** What a movement changes. */
export const assetOfKind: Record<ShownKind, Asset> = {
  'order-growth': 'growth',
  'order-points': 'points',
  'order-commission': 'commission',
  'refund-growth': 'growth',
  'refund-points': 'points',
  'refund-commission': 'commission',
  'points-expired': 'points',
  'order-points-spent': 'points',
  'refund-points-returned': 'points',
  'commission-released': 'commission',
  'commission-payroll': 'commission',
  'commission-voided': 'commission',
  'withdrawal-requested': 'commission',
  'withdrawal-paid': 'commission',
  'withdrawal-tax': 'commission',
  'withdrawal-returned': 'commission',
  'undo-growth': 'growth',
  'undo-points': 'points',
  'undo-points-returned': 'points',
  'undo-commission': 'commission',
}

/** The kinds that change `asset`, or all that are shown. */
export function kindsOf(asset: Asset | null): ShownKind[] {
  const kinds = Object.keys(assetOfKind) as ShownKind[]
  return asset === null ? kinds : kinds.filter((kind) => assetOfKind[kind] === asset)
}

const states: [ending: string, label: MessageKey][] = [
  [':commission:pending', 'commission.pending'],
  [':commission:available', 'commission.available'],
  [':commission:withdrawing', 'commission.withdrawing'],
  [':commission:payroll', 'commission.payroll'],
]

/** The state of commission that an account holds, as people call it; null for any other account. */
export function stateOfAccount(account: string): MessageKey | null {
  if (account === 'payout:wechat') return 'commission.in-wechat'
  return states.find(([ending]) => account.endsWith(ending))?.[1] ?? null
}
