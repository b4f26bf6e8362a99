import fc from 'fast-check'
import { post } from '../../test/order-books.js'
import { dayOf } from '../calendar/day.js'
import { account } from '../ledger/movements.js'
import { decideRefund } from '../refund/refund.js'
import { type RefundableLine } from '../refund/refund-lines.js'
import { defaultWithdrawalLimits, withdrawalFault, withdrawalQuote } from '../withdrawal/decide.js'
import { withdrawalPaid, withdrawalRequested, withdrawalReturned } from '../withdrawal/movements.js'
import { decideRelease } from './release.js'

const BUYER = 1
const PAYEE = 2
const atMs = Date.parse('2026-11-18T04:00:00Z')
const day = dayOf(atMs)
const { commissionAccrued } = account
const pending = account.commissionPending(PAYEE)
const available = account.commissionAvailable(PAYEE)
const withdrawing = account.commissionWithdrawing(PAYEE)

/** A payee's purse, to which only movements that were decided are posted. */
class Purse {
  readonly accounts = new Map<string, number>()
  private readonly orders: { paidFen: number; line: RefundableLine; takenFen: number; released: boolean }[] = []
  private month = { grossFen: 0, withheldFen: 0 }
  private open: Parameters<typeof withdrawalPaid>[0] | null = null
  private ids = 0

  of(name: string): number {
    return this.accounts.get(name) ?? 0
  }

  /** A friend pays: a tenth of it is pending. */
  sell(paidFen: number): number {
    const line = { lineNo: 1, quantity: 1, paidFen, refundedQuantity: 0, refundedFen: 0 }
    const points = { pointsSpent: 0, pointsReturned: 0 }
    this.orders.push({
      paidFen,
      line: { ...line, ...points, commissionBp: 1_000, commissionSecondBp: 0 },
      takenFen: 0,
      released: false,
    })
    post(this.accounts, [{ source: commissionAccrued, destination: pending, amount: Math.floor(paidFen / 10) }])
    return this.orders.length - 1
  }

  release(index: number): void {
    const order = this.orders[index]
    if (!order || order.released) return
    const amountFen = Math.floor(order.paidFen / 10)
    const due = { orderId: index, level: 1, payeeId: PAYEE, dueOn: day, amountFen, takenBackFen: order.takenFen }
    const { movement } = decideRelease(due, false)
    if (movement) post(this.accounts, [movement])
    order.released = movement !== null
  }

  refund(index: number, percent: number): void {
    const order = this.orders[index]
    const leftFen = order ? order.line.paidFen - order.line.refundedFen : 0
    const amountFen = Math.floor((leftFen * percent) / 100)
    if (!order || amountFen === 0) return
    const decision = decideRefund(
      {
        ...{ refundId: ++this.ids, orderId: index, memberId: BUYER, paidFen: order.paidFen, pointsPerTenYuan: 10 },
        ...{ orderDay: day, till: 'unspecified', lines: [order.line], lots: [], ownLotId: null, atMs, day },
        commission: { payeeId: PAYEE, source: order.released ? available : pending },
      },
      [{ lineNo: 1, amountFen }],
    )
    post(
      this.accounts,
      decision.movements.filter(({ kind }) => kind === 'refund-commission'),
    )
    order.takenFen += decision.commissionFen
    order.line = { ...order.line, refundedFen: order.line.refundedFen + amountFen }
  }

  /** Whether the withdrawal was granted. */
  withdraw(grossFen: number): boolean {
    const facts = { availableFen: this.of(available), month: this.month, todayFen: 0, hasIdentity: true }
    const standing = { ...facts, hasOpen: this.open !== null, limits: defaultWithdrawalLimits }
    const { taxFen, netFen } = withdrawalQuote(standing, grossFen)
    if (withdrawalFault(standing, { grossFen, shownTaxFen: taxFen })) return false
    this.open = { id: ++this.ids, memberId: PAYEE, grossFen, taxFen, netFen, atMs, day }
    post(this.accounts, withdrawalRequested(this.open))
    this.month = { grossFen: this.month.grossFen + grossFen, withheldFen: this.month.withheldFen + taxFen }
    return true
  }

  end(paid: boolean): void {
    if (!this.open) return
    post(this.accounts, paid ? withdrawalPaid(this.open) : withdrawalReturned(this.open))
    const { grossFen, taxFen } = this.open
    if (!paid) this.month = { grossFen: this.month.grossFen - grossFen, withheldFen: this.month.withheldFen - taxFen }
    this.open = null
  }

  /** What the orders are worth to the payee by now. */
  earned(): number {
    return this.orders.reduce((sum, { paidFen, takenFen }) => sum + Math.floor(paidFen / 10) - takenFen, 0)
  }

  kept(): number {
    return this.orders.reduce((sum, { line }) => sum + Math.floor((line.paidFen - line.refundedFen) / 10), 0)
  }
}

test('RULES case 6: what was withdrawn before the refund is owed, and the next commission fills it', () => {
  const purse = new Purse()
  const first = purse.sell(6_000)
  purse.release(first)
  expect(purse.of(available)).toBe(600)
  expect(purse.withdraw(500)).toBe(true)
  purse.end(true)
  expect(purse.of(available)).toBe(100)
  purse.refund(first, 100)
  expect(purse.of(available)).toBe(-500)
  expect(purse.withdraw(100)).toBe(false)
  purse.release(purse.sell(6_200))
  expect(purse.of(available)).toBe(120)
  expect([purse.of(pending), purse.of(withdrawing)]).toEqual([0, 0])
})

test('a refund while a withdrawal is open leaves the withdrawal alone', () => {
  const purse = new Purse()
  const order = purse.sell(6_000)
  purse.release(order)
  expect(purse.withdraw(600)).toBe(true)
  purse.refund(order, 100)
  expect([purse.of(available), purse.of(withdrawing)]).toEqual([-600, 600])
  purse.end(false)
  expect([purse.of(available), purse.of(withdrawing)]).toEqual([0, 0])
})

test('whatever happens in whatever order: nothing is lost, nothing is paid twice, and pending owes nothing', () => {
  const index = fc.nat(4)
  const step = fc.oneof(
    fc.record({ what: fc.constant('sell' as const), fen: fc.nat(50_000) }),
    fc.record({ what: fc.constant('release' as const), index }),
    fc.record({ what: fc.constant('refund' as const), index, percent: fc.constantFrom(1, 33, 50, 100) }),
    fc.record({ what: fc.constant('withdraw' as const), fen: fc.integer({ min: 1, max: 6_000 }) }),
    fc.record({ what: fc.constant('end' as const), paid: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const purse = new Purse()
      for (const one of steps) {
        const before = purse.of(available)
        if (one.what === 'sell') purse.sell(one.fen)
        if (one.what === 'release') purse.release(one.index)
        if (one.what === 'refund') purse.refund(one.index, one.percent)
        if (one.what === 'withdraw' && purse.withdraw(one.fen)) expect(one.fen).toBeLessThanOrEqual(before)
        if (one.what === 'end') purse.end(one.paid)
        expect(purse.of(pending)).toBeGreaterThanOrEqual(0)
        expect(purse.of(withdrawing)).toBeGreaterThanOrEqual(0)
        const out = purse.of(account.payoutWechat) + purse.of(account.taxWithheld)
        expect(purse.of(pending) + purse.of(available) + purse.of(withdrawing) + out).toBe(purse.earned())
        expect(purse.earned()).toBe(purse.kept())
      }
    }),
    { numRuns: 300 },
  )
})
