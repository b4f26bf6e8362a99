import { type MessageKey, text } from '@passalong/contract'
import { type Tier, yuanText } from '@passalong/domain'
import { assetOfKind, type ShownKind, stateOfAccount } from './entry-kinds.js'
import { type EntryView } from './views.js'

/** An entry with what its reason tells. */
export interface EntryRow {
  id: number
  kind: ShownKind
  source: string
  destination: string
  amount: number
  occurred_at: Date
  order_id: number | null
  paid_fen: number | null
  refund_fen: number | null
  points_per_ten_yuan: number | null
  tier_before: Tier | null
  rate_bp: number | null
}

const stateText = (account: string) => {
  const state = stateOfAccount(account)
  return state === null ? null : text(state)
}

/** Growth value counts by days, not by a balance; and what left for WeChat is no longer ours to sum. */
const hasBalance = ({ kind, destination }: EntryRow) =>
  assetOfKind[kind] !== 'growth' && stateOfAccount(destination) !== 'commission.in-wechat'

/** @param balances what the entry's account holds after it, by entry id */
export function entryView(row: EntryRow, balances: ReadonlyMap<number, number>): EntryView {
  const why: MessageKey = `entry.${row.kind}.why`
  const title: MessageKey = `entry.${row.kind}`
  const from = stateText(row.source)
  const to = stateText(row.destination)
  const came = row.destination.startsWith('member:') || (from !== null && to !== null)
  return {
    id: String(row.id),
    at: row.occurred_at.toISOString(),
    asset: assetOfKind[row.kind],
    amount: came ? row.amount : -row.amount,
    from,
    to,
    balance: hasBalance(row) ? (balances.get(row.id) ?? null) : null,
    title: text(title),
    reason: text(why, {
      yuan: yuanText(row.refund_fen ?? row.paid_fen ?? 0),
      rate: (row.points_per_ten_yuan ?? 0) / 10,
      tier: row.tier_before ? text(`tier.${row.tier_before}`) : '',
      percent: (row.rate_bp ?? 0) / 100,
    }),
    orderId: row.order_id === null ? null : String(row.order_id),
  }
}
