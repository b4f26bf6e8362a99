import type { Facts } from './facts.js'
import { words } from './words.js'

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** What A has of commission: waiting, available, paid out; what is nothing is left out. */
export function earnings({ members: { lin }, withdrawals }: Facts): HTMLElement[] {
  const paidFen = withdrawals.filter(({ state }) => state === 'paid').reduce((sum, { netFen }) => sum + netFen, 0)
  const lines = [
    ['stage.chain.pending', lin?.pendingCommissionFen ?? 0],
    ['stage.chain.available', lin?.availableCommissionFen ?? 0],
    ['stage.chain.paid', paidFen],
  ] as const
  return lines.filter(([, fen]) => fen !== 0).map(([key, fen]) => words(key, { yuan: yuan(fen) }))
}
