import { yuanText } from '@passalong/contract'
import type { Facts } from './facts.js'
import { words } from './words.js'

/** What A has of commission: waiting, available or, after a refund, to make up, paid out; what is nothing is left out. */
export function earnings({ members: { lin }, withdrawals }: Facts): HTMLElement[] {
  const paidFen = withdrawals.filter(({ state }) => state === 'paid').reduce((sum, { netFen }) => sum + netFen, 0)
  const availableFen = lin?.availableCommissionFen ?? 0
  const lines = [
    ['stage.chain.pending', lin?.pendingCommissionFen ?? 0],
    ['stage.chain.available', Math.max(0, availableFen)],
    ['stage.chain.owed', Math.max(0, -availableFen)],
    ['stage.chain.paid', paidFen],
  ] as const
  return lines.filter(([, fen]) => fen !== 0).map(([key, fen]) => words(key, { yuan: yuanText(fen) }))
}
