import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { account, type CommissionDecision } from '@passalong/domain'
import { type CommissionRow, Commissions } from '../commission/commissions.js'
import { candidateReason, commissionOutcome } from '../commission/reasons.js'
import { Ledger } from '../ledger/ledger.js'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Database } from '../platform/database/database.js'
import { type CommissionList, type CommissionView } from './views.js'

const SHOWN = 50

/** A member's commissions with the reason for each, also for those that were not paid. */
@Injectable()
export class ListCommissions {
  constructor(
    private readonly database: Database,
    private readonly commissions: Commissions,
    private readonly ledger: Ledger,
    private readonly members: Members,
  ) {}

  async list(memberId: number): Promise<CommissionList> {
    const rows = await this.commissions.concerning(this.database, memberId, SHOWN)
    const people = rows.flatMap((row) => [
      row.buyerId,
      ...row.decision.candidates.map((candidate) => candidate.memberId),
    ])
    const names = await this.members.nicknames(this.database, [...new Set(people)])
    const { pending } = await this.ledger.balances(this.database, { pending: account.commissionPending(memberId) })
    const nameOf = (id: number) => (id === memberId ? text('commission.you') : maskedName(names.get(id) ?? ''))
    return { items: rows.map((row) => commissionView(row, memberId, nameOf)), pendingFen: pending }
  }
}

function commissionView(row: CommissionRow, memberId: number, nameOf: (memberId: number) => string): CommissionView {
  const left = row.amountFen - row.takenBackFen
  return {
    id: String(row.orderId),
    at: row.decidedAt.toISOString(),
    amountFen: left,
    state: row.payeeId === null || row.amountFen === 0 ? 'none' : left > 0 ? 'pending' : 'void',
    availableOn: row.availableOn,
    buyerMaskedName: nameOf(row.buyerId),
    // What a friend bought is told to whoever earns from it, and to nobody else.
    paidFen: row.payeeId === null ? null : row.baseFen,
    reason: commissionOutcome(row).reason,
    decision: {
      winner: row.payeeId === null ? null : nameOf(row.payeeId),
      candidates: row.decision.candidates.map((candidate) => candidateView(candidate, memberId, nameOf)),
    },
  }
}

/** Why somebody else lost (a closed or frozen account, say) is between them and the shop. */
function candidateView(
  candidate: CommissionDecision['candidates'][number],
  readerId: number,
  nameOf: (memberId: number) => string,
) {
  const { kind, memberId, outcome } = candidate
  const won = outcome === 'won'
  const open = won || outcome === 'outranked' || memberId === readerId
  return {
    kind,
    maskedName: nameOf(memberId),
    outcome: won ? ('won' as const) : ('lost' as const),
    reasonCode: open ? outcome : 'not-eligible',
    reason: open ? candidateReason(candidate) : text('commission.reason.not-eligible'),
  }
}
