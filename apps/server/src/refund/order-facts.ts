import { account, type GrowthDay, type LotSpend, type PointsLot } from '@passalong/domain'
import { type CommissionRow, commissionsOf, commissionsQuestion } from '../commission/commissions.js'
import { type UsedCoupon, usedCouponsQuestion } from '../coupon/coupons.js'
import { type Balance, balancesQuestion } from '../ledger/balances.js'
import { MEMBER_COLUMNS, type Member, type MemberRow, memberOfRow } from '../member/member.js'
import { type Order } from '../order/order.js'
import { orderQuestions, ordersOf } from '../order/order-rows.js'
import { type OrderRef } from '../order/orders.js'
import { type AnswersTo, ask, unasked } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { lotOf, lotsQuestion, spendsQuestion } from '../points/points-lots.js'
import { growthDaysOf, growthQuestion } from '../tier/standings.js'
import { type NextOrder, nextOrdersQuestion } from './next-order.js'

/** All that taking goods back looks at, as it stands under the member's lock. */
export interface OrderFacts {
  member: Member
  order: Order
  /** By level; they are locked too, so that none is released meanwhile. */
  commissions: CommissionRow[]
  /** Lots that still hold something, the order's own, and those that paid for it. */
  lots: PointsLot[]
  spends: LotSpend[]
  balances: Balance[]
  growthDays: GrowthDay[]
  usedCoupons: UsedCoupon[]
  /** Who comes after the order as its member's first; asked for undos alone. */
  next: NextOrder | null
}

/**
 * Everything that taking goods of these orders back needs to know: one question a kind, whatever their number. Locks coupons, members
 * and commissions, in the order in which everybody locks them. `undoing` asks who comes next as well.
 */
export function orderFactsQuestions(refs: readonly OrderRef[], undoing: boolean) {
  const orderIds = [...new Set(refs.map(({ id }) => id))].sort((a, b) => a - b)
  const memberIds = [...new Set(refs.map(({ memberId }) => memberId))].sort((a, b) => a - b)
  const lotIds = refs.flatMap(({ pointsLotId }) => (pointsLotId === null ? [] : [pointsLotId]))
  const spenders = refs.flatMap(({ id, pointsSpent }) => (pointsSpent > 0 ? [id] : []))
  return [
    usedCouponsQuestion(orderIds),
    ask<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id IN (?) ORDER BY id FOR UPDATE`, [memberIds]),
    commissionsQuestion(orderIds),
    ...orderQuestions(orderIds),
    lotsQuestion(memberIds, lotIds, spenders),
    spendsQuestion(spenders),
    balancesQuestion([
      ...memberIds.flatMap((memberId) => [account.points(memberId), account.growth(memberId)]),
      ...orderIds.map((orderId) => account.orderPaid(orderId)),
    ]),
    growthQuestion(memberIds),
    undoing ? nextOrdersQuestion(orderIds) : unasked<NextOrder>(),
  ] as const
}

/** The answers to `orderFactsQuestions`, and to whatever was asked after them. */
export type OrderAnswers = readonly [...AnswersTo<ReturnType<typeof orderFactsQuestions>>, ...unknown[]]

/** What concerns one order. Throws `order-unknown`. */
export function orderFactsOf(orderId: number, answers: OrderAnswers): OrderFacts {
  const [usedCoupons, members, commissions, rows, lines, refunds, lots, spends, balances, growth, next] = answers
  const [order] = ordersOf([rows.filter(({ id }) => id === orderId), lines, refunds])
  const row = members.find(({ id }) => id === order?.memberId)
  if (!order || !row) throw new Refusal('order-unknown')
  const own = [account.points(row.id), account.growth(row.id), account.orderPaid(orderId)]
  return {
    member: memberOfRow(row),
    order,
    commissions: commissionsOf(commissions, orderId),
    lots: lots.filter(({ member_id }) => member_id === row.id).map(lotOf),
    spends: spends.filter((spend) => spend.orderId === orderId),
    balances: balances.filter((balance) => own.includes(balance.account)),
    growthDays: growthDaysOf(growth, row.id),
    usedCoupons,
    next: next.find(({ memberId }) => memberId === row.id) ?? null,
  }
}
