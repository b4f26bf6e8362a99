import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { account } from '@passalong/domain'
import { commissionOfDecision } from '../commission/reasons.js'
import { Ledger } from '../ledger/ledger.js'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Database } from '../platform/database/database.js'
import { candidateView } from './candidate-view.js'
import { commissionHistory, type ToldCommission } from './commission-history.js'
import { type CommissionList, type CommissionView } from './views.js'

const SHOWN = 50

/** A member's commissions with the reason for each, also for those that were not paid. */
@Injectable()
export class ListCommissions {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly members: Members,
  ) {}

  async list(memberId: number): Promise<CommissionList> {
    const reader = this.database.together()
    const [told, { pending }] = await Promise.all([
      commissionHistory(reader, memberId, SHOWN),
      this.ledger.balances(reader, { pending: account.commissionPending(memberId) }),
    ])
    const people = told.flatMap(({ buyerId, decision }) => [
      buyerId,
      ...decision.candidates.map((candidate) => candidate.memberId),
    ])
    const names = await this.members.nicknames(this.database, [...new Set(people)])
    const nameOf = (id: number) => (id === memberId ? text('commission.you') : maskedName(names.get(id) ?? ''))
    return { items: told.map((one) => commissionView(one, memberId, nameOf)), pendingFen: pending }
  }
}

function stateOf({ payeeId, amountFen, takenBackFen, releasedTo, held }: ToldCommission): CommissionView['state'] {
  if (payeeId === null || amountFen === 0) return 'none'
  if (releasedTo === 'voided') return 'voided'
  if (takenBackFen >= amountFen) return 'void'
  return releasedTo ?? (held > 0 ? 'held' : 'pending')
}

function commissionView(told: ToldCommission, memberId: number, nameOf: (memberId: number) => string): CommissionView {
  const state = stateOf(told)
  return {
    id: String(told.orderId),
    at: told.decidedAt.toISOString(),
    amountFen: told.amountFen - told.takenBackFen,
    level: told.level,
    state,
    availableOn: told.availableOn,
    releasedAt: told.releasedAt?.toISOString() ?? null,
    buyerMaskedName: nameOf(told.buyerId),
    // What a friend bought is told to whoever earns from it, and to nobody else.
    paidFen: told.payeeId === null ? null : told.baseFen,
    reviewNote: state === 'held' || state === 'voided' ? text(`commission.review.${state}`) : null,
    reason: commissionOfDecision(told.decision, told.amountFen).reason,
    decision: {
      winner: told.payeeId === null ? null : nameOf(told.payeeId),
      candidates: told.decision.candidates.map((candidate) => candidateView(candidate, memberId, nameOf)),
    },
  }
}
