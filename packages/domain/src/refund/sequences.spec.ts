import fc from 'fast-check'
import {
  type Books,
  bought,
  buy,
  held,
  MEMBER,
  ORDER,
  PAYEE,
  paidAt,
  post,
  refund,
  settled,
  UPLINE,
} from '../../test/order-books.js'
import { dayOf } from '../calendar/day.js'
import { allocate } from '../money/allocate.js'
import { decideExpiry } from '../points/expiry.js'

/** Units of each line that go back in the end, and the refund (of 1 – 4) that takes each unit. */
const plan = bought.chain((order) =>
  fc.record({
    order: fc.constant(order),
    units: fc.tuple(...order.lines.map(({ quantity }) => fc.array(fc.nat(3), { maxLength: quantity }))),
    whole: fc.boolean(),
    daysOn: fc.constantFrom(0, 0, 1, 31, 61),
  }),
)

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

/** The asks of a plan: all of them, or those of one batch. */
function asksOf({ order, units, whole }: Plan, batch: number | null) {
  const chosen = order.lines.map(({ quantity }, index) => {
    const some = [...(units[index] ?? [])]
    while (whole && some.length < quantity) some.push(some.length % 4)
    return some
  })
  return chosen
    .map((batches, index) => ({
      lineNo: index + 1,
      quantity: batches.filter((one) => batch === null || one === batch).length,
    }))
    .filter(({ quantity }) => quantity > 0)
}

const inParts = (start: Books, given: Plan) =>
  [0, 1, 2, 3].reduce((books, batch) => refund(books, 10 + batch, asksOf(given, batch), given.daysOn), start)

describe('partial refunds by units', () => {
  it('end where one refund of the same goods ends, and leave zero when all is back', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const start = runOut(buy(given.order), given.daysOn)
        const once = refund(start, 1, asksOf(given, null), given.daysOn)
        const parts = inParts(start, given)
        expect(settled(parts.accounts)).toEqual(settled(once.accounts))
        expect(parts.lines).toEqual(once.lines)
        expect(parts.spends).toEqual(once.spends)
        // Points that come back may be the ones that are taken back: then the parts decide which lots hold what is left.
        if (start.pointsSpent === 0) expect(parts.lots).toEqual(once.lots)
        for (const books of [parts, once]) expectWhole(books)
        for (const { paidFen, quantity, refundedFen, refundedQuantity, pointsReturned, pointsSpent } of once.lines) {
          expect(refundedFen).toBe(Math.floor((paidFen * refundedQuantity) / quantity))
          expect(pointsReturned).toBe(Math.floor((pointsSpent * refundedQuantity) / quantity))
        }
        if (given.whole && given.daysOn === 0) expectNothingLeft(once, given.order.lines.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('partial refunds by amount', () => {
  it('end where one refund of the same amount ends, and leave zero when all is back', () => {
    const amounts = fc.record({
      order: bought.map((order) => ({
        ...order,
        couponFen: 0,
        lines: order.lines.slice(0, 1).map((line) => ({ ...line, priceFen: line.priceFen + 2, quantity: 1 })),
      })),
      weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
      percent: fc.constantFrom(1, 10, 33, 99, 100, 100),
    })
    fc.assert(
      fc.property(amounts, ({ order, weights, percent }) => {
        const start = buy(order)
        const [line] = start.lines
        if (!line) throw new Error('an order has a line')
        const total = Math.max(1, Math.floor((line.paidFen * percent) / 100))
        const once = refund(start, 1, [{ lineNo: 1, amountFen: total }])
        let parts: Books = start
        for (const [index, amountFen] of allocate(total, weights).entries())
          if (amountFen > 0) parts = refund(parts, 10 + index, [{ lineNo: 1, amountFen }])
        expect(settled(parts.accounts)).toEqual(settled(once.accounts))
        expect(parts.lines).toEqual(once.lines)
        expect(parts.spends).toEqual(once.spends)
        if (start.pointsSpent === 0) expect(parts.lots).toEqual(once.lots)
        for (const books of [parts, once]) expectWhole(books)
        const kept = line.paidFen - total
        expect(once.accounts.get(`order:${ORDER}:paid`)).toBe(kept)
        expect(once.accounts.get(`member:${MEMBER}:growth`) ?? 0).toBe(Math.floor(kept / 10))
        expect(once.lines[0]?.pointsReturned).toBe(Math.floor((line.pointsSpent * total) / line.paidFen))
        for (const [payee, rateBp] of [
          [PAYEE, line.commissionBp],
          [UPLINE, line.commissionSecondBp],
        ] as const)
          expect(once.accounts.get(`member:${payee}:commission:pending`) ?? 0).toBe(
            Math.floor((kept * rateBp) / 10_000),
          )
        if (kept === 0) expectNothingLeft(once, 1)
      }),
      { numRuns: 300 },
    )
  })
})

/** What ran out before a day is posted. */
function runOut(books: Books, daysOn: number): Books {
  const { lots, movements } = decideExpiry(MEMBER, books.lots, dayOf(paidAt) + daysOn)
  const accounts = new Map(books.accounts)
  post(accounts, movements)
  return { ...books, accounts, lots: books.lots.map((lot) => lots.find(({ id }) => id === lot.id) ?? lot) }
}

describe('a refund and an expiry that is posted late', () => {
  it('end where they end in time, and no lot or balance differs from the other', () => {
    const days = fc.constantFrom(0, 1, 29, 30, 31, 61, 377, 378, 900)
    const earning = bought.map((order) => ({ ...order, steps: 0 }))
    fc.assert(
      fc.property(earning, days, (order, daysOn) => {
        const start = buy(order)
        const asks = order.lines.map(({ quantity }, index) => ({ lineNo: index + 1, quantity }))
        const inTime = refund(runOut(start, daysOn), 1, asks, daysOn)
        const late = runOut(refund(start, 1, asks, daysOn), daysOn)
        const points = `member:${MEMBER}:points`
        expect(late.accounts.get(points)).toBe(inTime.accounts.get(points))
        expect(late.lots.map(({ remaining }) => remaining)).toEqual(inTime.lots.map(({ remaining }) => remaining))
        expectWhole(inTime)
      }),
      { numRuns: 300 },
    )
  })
})

/** The lots hold what the balance says, and nothing else. */
function expectWhole(books: Books) {
  expect(held(books.lots)).toBe(Math.max(0, books.accounts.get(`member:${MEMBER}:points`) ?? 0))
  for (const { remaining, expired, earned } of books.lots) {
    expect(remaining).toBeGreaterThanOrEqual(0)
    expect(remaining + expired).toBeLessThanOrEqual(earned)
  }
}

/** After a full refund no account differs from before the order but for what was given away since. */
function expectNothingLeft(books: Books, lines: number) {
  const left = Object.fromEntries([...books.accountsBefore].filter(([, amount]) => amount !== 0))
  expect(settled(books.accounts)).toEqual(left)
  expect(books.lines).toHaveLength(lines)
  for (const line of books.lines) {
    expect(line.refundedFen).toBe(line.paidFen)
    expect(line.refundedQuantity).toBe(line.quantity)
    expect(line.pointsReturned).toBe(line.pointsSpent)
  }
  for (const { taken, returned } of books.spends) expect(returned).toBe(taken)
}
