import fc from 'fast-check'
import { dayOf } from '../src/calendar/day.js'
import { decideSettlement } from '../src/checkout/settle.js'
import { decideCommissions } from '../src/commission/decide.js'
import { defaultCommissionRules } from '../src/commission/rules.js'
import { account, type Movement } from '../src/ledger/movements.js'
import { type PointsLot, spendingOrder } from '../src/points/lots.js'
import { type LotSpend } from '../src/points/spending.js'
import { decideRefund, type RefundDecision } from '../src/refund/refund.js'
import { type RefundAsk, type RefundableLine } from '../src/refund/refund-lines.js'
import type { Tier } from '../src/tier/ladder.js'

export const paidAt = Date.parse('2026-11-18T04:00:00Z')
export const ORDER = 900
export const MEMBER = 1
export const PAYEE = 2
export const UPLINE = 3
const OWN_LOT = 70

/** What stands after an order: every account, the lines and the lots; movements are applied here, not by the code. */
export interface Books {
  accounts: Map<string, number>
  /** What the accounts would hold without the order. */
  accountsBefore: Map<string, number>
  lines: RefundableLine[]
  lots: PointsLot[]
  spends: LotSpend[]
  rate: number
  pointsSpent: number
  /** What the settlement posted, by business key. */
  posted: Map<string, number>
}

export interface Bought {
  lines: { priceFen: number; quantity: number; ratesBp: readonly [number, number] }[]
  couponFen: number
  tier: Tier
  birthday: boolean
  /** Points owed before the order; the lots hold nothing then. */
  debt: number
  others: number[]
  /** Steps of points that the member would like to spend. */
  steps: number
  /** Points given away after the order, from the lots that expire first; beyond them they are owed. */
  givenAway: number
}

export function post(
  accounts: Map<string, number>,
  movements: readonly Pick<Movement, 'source' | 'destination' | 'amount'>[],
) {
  for (const { source, destination, amount } of movements) {
    accounts.set(source, (accounts.get(source) ?? 0) - amount)
    accounts.set(destination, (accounts.get(destination) ?? 0) + amount)
  }
}

export const held = (lots: readonly PointsLot[]) => lots.reduce((sum, { remaining }) => sum + remaining, 0)

export const settled = (accounts: Map<string, number>) =>
  Object.fromEntries([...accounts].filter(([, amount]) => amount !== 0))

const { first, second } = decideCommissions(
  MEMBER,
  paidAt,
  [
    {
      memberId: PAYEE,
      kind: 'referrer',
      linkId: null,
      visitedAtMs: null,
      channel: null,
      status: 'active',
      promoter: true,
      upline: { memberId: UPLINE, status: 'active', promoter: true },
    },
  ],
  {
    ...defaultCommissionRules,
    secondLevelOn: true,
    secondLevelApproval: { approvedBy: 'counsel', approvedOn: '2026-11-01', reference: 'L-1' },
  },
)

function lotsBefore(order: Bought): PointsLot[] {
  const day = dayOf(paidAt)
  return order.others.map((earned, index) => ({
    id: index + 1,
    earnedOn: day - 9 + index,
    validOn: day + 30 * (index % 3),
    earned,
    remaining: order.debt ? 0 : earned,
    expired: 0,
    expiredTakenBack: 0,
  }))
}

/** Buys, and gives points away afterwards. */
export function buy(order: Bought): Books {
  const others = lotsBefore(order)
  const before = order.debt ? -order.debt : held(others)
  const dueFen = order.lines.reduce((sum, { priceFen }) => sum + priceFen, 0)
  const amountFen = dueFen - Math.min(dueFen, order.couponFen)
  const steps = Math.max(0, Math.min(order.steps, Math.floor(before / 100), Math.floor(amountFen / 200)))
  const decision = decideSettlement({
    orderId: ORDER,
    memberId: MEMBER,
    lines: order.lines.map(({ priceFen, ratesBp }, index) => ({ lineNo: index + 1, priceFen, ratesBp })),
    couponFen: order.couponFen,
    pointsToSpend: steps * 100,
    till: 'unspecified',
    atMs: paidAt,
    day: dayOf(paidAt),
    tier: order.tier,
    birthday: order.birthday,
    pointsBalance: before,
    lots: others,
    lotId: OWN_LOT,
    commission: first,
    secondCommission: second,
  })
  const accounts = new Map([[account.points(MEMBER), before]])
  const accountsBefore = new Map(accounts)
  post(accounts, decision.movements)
  const left = others.map((lot) => decision.spentLots.find(({ id }) => id === lot.id) ?? lot)
  const lots = decision.lot ? [...left, decision.lot] : left
  const gift = { source: account.points(MEMBER), destination: 'gifts', amount: order.givenAway }
  post(accounts, [gift])
  post(accountsBefore, [gift])
  return {
    accounts,
    accountsBefore,
    lines: decision.lines.map((line, index) => ({
      ...{ lineNo: line.lineNo, quantity: order.lines[index]?.quantity ?? 1, paidFen: line.paidFen },
      ...{ refundedQuantity: 0, refundedFen: 0, pointsSpent: line.pointsSpent, pointsReturned: 0 },
      ...{ commissionBp: line.commissionBp, commissionSecondBp: line.commissionSecondBp },
    })),
    lots: without(lots, order.givenAway),
    spends: decision.spends,
    rate: decision.pointsPerTenYuan,
    pointsSpent: decision.pointsSpent,
    posted: new Map(decision.movements.map(({ businessKey, amount }) => [businessKey, amount])),
  }
}

function without(lots: readonly PointsLot[], points: number): PointsLot[] {
  let missing = points
  const left = new Map(
    [...lots].sort(spendingOrder).map((lot) => {
      const taken = Math.min(missing, lot.remaining)
      missing -= taken
      return [lot.id, lot.remaining - taken]
    }),
  )
  return lots.map((lot) => ({ ...lot, remaining: left.get(lot.id) ?? 0 }))
}

export function refund(books: Books, refundId: number, asks: readonly RefundAsk[], daysOn = 0): Books {
  let nextLot = refundId * 1_000
  const decision = decideRefund(
    {
      refundId,
      orderId: ORDER,
      memberId: MEMBER,
      paidFen: books.lines.reduce((sum, { paidFen }) => sum + paidFen, 0),
      pointsPerTenYuan: books.rate,
      orderDay: dayOf(paidAt),
      till: 'unspecified',
      lines: books.lines,
      commission: { payeeId: PAYEE, source: account.commissionPending(PAYEE) },
      secondCommission: { payeeId: UPLINE, source: account.commissionPending(UPLINE) },
      lots: books.lots,
      ownLotId: OWN_LOT,
      spends: books.spends,
      pointsBalance: books.accounts.get(account.points(MEMBER)) ?? 0,
      draw: () => nextLot++,
      atMs: paidAt + refundId,
      day: dayOf(paidAt) + daysOn,
    },
    asks,
  )
  return afterRefund(books, decision)
}

function afterRefund(books: Books, decision: RefundDecision): Books {
  const accounts = new Map(books.accounts)
  post(accounts, decision.movements)
  const lines = books.lines.map((line) => {
    const back = decision.lines.find(({ lineNo }) => lineNo === line.lineNo)
    if (!back) return line
    return {
      ...line,
      refundedQuantity: line.refundedQuantity + back.quantity,
      refundedFen: line.refundedFen + back.amountFen,
      pointsReturned: line.pointsReturned + back.pointsReturned,
    }
  })
  const lots = [...books.lots.map((lot) => decision.lots.find(({ id }) => id === lot.id) ?? lot), ...decision.newLots]
  const spends = books.spends.map((spend) => decision.spends.find(({ turn }) => turn === spend.turn) ?? spend)
  return { ...books, accounts, lines, lots, spends }
}

const rate = fc.constantFrom(0, 500, 1_000, 1_234, 2_900)

export const bought: fc.Arbitrary<Bought> = fc.record({
  lines: fc.array(
    fc.record({ priceFen: fc.nat(30_000), quantity: fc.integer({ min: 1, max: 4 }), ratesBp: fc.tuple(rate, rate) }),
    { minLength: 1, maxLength: 5 },
  ),
  couponFen: fc.constantFrom(0, 0, 600, 100_000),
  tier: fc.constantFrom<Tier[]>('basic', 'silver', 'gold'),
  birthday: fc.boolean(),
  debt: fc.constantFrom(0, 0, 0, 15, 5_000),
  others: fc.array(fc.nat(800), { maxLength: 3 }),
  steps: fc.constantFrom(0, 1, 3, 20),
  givenAway: fc.constantFrom(0, 0, 40, 5_000),
})
