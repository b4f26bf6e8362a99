import type { Day } from '../calendar/day.js'
import { account, type Movement } from '../ledger/movements.js'

/** A withdrawal as its postings need it; amounts in fen, gross = tax + net. */
export interface PostedWithdrawal {
  id: number
  memberId: number
  grossFen: number
  taxFen: number
  netFen: number
  /** When it was asked for, or ended. */
  atMs: number
  day: Day
}

/** The gross leaves what is available and waits for WeChat's word. */
export function withdrawalRequested(facts: PostedWithdrawal): Movement[] {
  const { memberId, grossFen } = facts
  const [source, destination] = [account.commissionAvailable(memberId), account.commissionWithdrawing(memberId)]
  return [movement(facts, 'requested', source, destination, grossFen)]
}

/** WeChat paid: the net went to the member, the tax is owed to the tax office. */
export function withdrawalPaid(facts: PostedWithdrawal): Movement[] {
  const waiting = account.commissionWithdrawing(facts.memberId)
  const net = movement(facts, 'paid', waiting, account.payoutWechat, facts.netFen)
  if (facts.taxFen === 0) return [net]
  return [net, movement(facts, 'tax', waiting, account.taxWithheld, facts.taxFen)]
}

/** Nothing was paid: the gross is available again, and no tax was withheld. */
export function withdrawalReturned(facts: PostedWithdrawal): Movement[] {
  const { memberId, grossFen } = facts
  const [source, destination] = [account.commissionWithdrawing(memberId), account.commissionAvailable(memberId)]
  return [movement(facts, 'returned', source, destination, grossFen)]
}

function movement(
  facts: PostedWithdrawal,
  what: 'requested' | 'paid' | 'tax' | 'returned',
  source: string,
  destination: string,
  amount: number,
): Movement {
  return {
    kind: `withdrawal-${what}`,
    businessKey: `withdrawal:${facts.id}:${what}`,
    source,
    destination,
    amount,
    occurredAtMs: facts.atMs,
    datedOn: facts.day,
    memberId: facts.memberId,
    orderId: null,
  }
}
