import fc from 'fast-check'
import { dayOf } from '../calendar/day.js'
import { decideSettlement } from '../checkout/settle.js'
import { decideCommission } from '../commission/decide.js'
import { type Movement } from '../ledger/movements.js'
import { allocate } from '../money/allocate.js'
import { decideExpiry } from '../points/expiry.js'
import type { PointsLot } from '../points/lots.js'
import { decideRefund, type RefundAsk, type RefundableLine } from './refund.js'

const paidAt = Date.parse('2026-11-18T04:00:00Z')
const ORDER = 900
const MEMBER = 1
const PAYEE = 2

/** What stands after an order: every account, the lines and the lots; movements are applied here, not by the code. */
interface Books {
  accounts: Map<string, number>
  lines: RefundableLine[]
  lots: PointsLot[]
  byLine: Map<number, number>
}

interface Bought {
  lines: { paidFen: number; quantity: number }[]
  tier: 'basic' | 'silver' | 'gold'
  birthday: boolean
  debt: number
  others: number[]
}

function post(accounts: Map<string, number>, movements: readonly Movement[]) {
  for (const { source, destination, amount } of movements) {
    accounts.set(source, (accounts.get(source) ?? 0) - amount)
    accounts.set(destination, (accounts.get(destination) ?? 0) + amount)
  }
}

function buy(bought: Bought): Books & { rate: number } {
  const before = bought.debt ? -bought.debt : bought.others.reduce((a, b) => a + b, 0)
  const commission = decideCommission(MEMBER, paidAt, [
    {
      memberId: PAYEE,
      kind: 'referrer',
      linkId: null,
      visitedAtMs: null,
      channel: null,
      status: 'active',
      promoter: true,
    },
  ])
  const settled = decideSettlement({
    orderId: ORDER,
    memberId: MEMBER,
    lines: bought.lines.map(({ paidFen }, index) => ({ lineNo: index + 1, priceFen: paidFen })),
    till: 'unspecified',
    atMs: paidAt,
    day: dayOf(paidAt),
    tier: bought.tier,
    birthday: bought.birthday,
    pointsBalance: before,
    lotId: 70,
    commission,
  })
  const accounts = new Map([[`member:${MEMBER}:points`, before]])
  post(accounts, settled.movements)
  const lots = bought.others.map((remaining, index): PointsLot => {
    const held = bought.debt ? 0 : remaining
    const day = dayOf(paidAt)
    return {
      id: index + 1,
      earnedOn: day - 9 + index,
      validOn: day + 30 * (index % 3),
      earned: remaining,
      remaining: held,
      expired: 0,
      expiredTakenBack: 0,
    }
  })
  return {
    accounts,
    lines: bought.lines.map((line, index) => ({ lineNo: index + 1, ...line, refundedQuantity: 0, refundedFen: 0 })),
    lots: settled.lot ? [...lots, settled.lot] : lots,
    byLine: new Map(),
    rate: settled.pointsPerTenYuan,
  }
}

function refund(books: Books, rate: number, refundId: number, asks: readonly RefundAsk[], daysOn = 0): Books {
  const decision = decideRefund(
    {
      refundId,
      orderId: ORDER,
      memberId: MEMBER,
      paidFen: books.lines.reduce((sum, { paidFen }) => sum + paidFen, 0),
      pointsPerTenYuan: rate,
      orderDay: dayOf(paidAt),
      till: 'unspecified',
      lines: books.lines,
      commission: { payeeId: PAYEE, rateBp: 1_000, source: `member:${PAYEE}:commission:pending` },
      lots: books.lots,
      ownLotId: 70,
      atMs: paidAt + refundId,
      day: dayOf(paidAt) + daysOn,
    },
    asks,
  )
  const accounts = new Map(books.accounts)
  post(accounts, decision.movements)
  const byLine = new Map(books.byLine)
  for (const { lineNo, amountFen } of decision.lines) byLine.set(lineNo, (byLine.get(lineNo) ?? 0) + amountFen)
  const lines = books.lines.map((line) => {
    const back = decision.lines.find(({ lineNo }) => lineNo === line.lineNo)
    if (!back) return line
    const { quantity, amountFen } = back
    return { ...line, refundedQuantity: line.refundedQuantity + quantity, refundedFen: line.refundedFen + amountFen }
  })
  const lots = books.lots.map((lot) => decision.lots.find(({ id }) => id === lot.id) ?? lot)
  return { accounts, lines, lots, byLine }
}

const settled = (accounts: Map<string, number>) =>
  Object.fromEntries([...accounts].filter(([, amount]) => amount !== 0))

const bought: fc.Arbitrary<Bought> = fc.record({
  lines: fc.array(fc.record({ paidFen: fc.nat(30_000), quantity: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
  tier: fc.constantFrom('basic', 'silver', 'gold'),
  birthday: fc.boolean(),
  debt: fc.constantFrom(0, 0, 15, 5_000),
  others: fc.array(fc.nat(80), { maxLength: 3 }),
})
/** Units of each line that go back in the end, and the refund (of 1 – 4) that takes each unit. */
const plan = bought.chain((order) =>
  fc.record({
    order: fc.constant(order),
    units: fc.tuple(...order.lines.map(({ quantity }) => fc.array(fc.nat(3), { maxLength: quantity }))),
    whole: fc.boolean(),
  }),
)

describe('partial refunds by units', () => {
  it('end where one refund of the same goods ends, and leave zero when all is back', () => {
    fc.assert(
      fc.property(plan, ({ order, units, whole }) => {
        const start = buy(order)
        const chosen = order.lines.map(({ quantity }, index) => {
          const some = [...(units[index] ?? [])]
          while (whole && some.length < quantity) some.push(some.length % 4)
          return some
        })
        const asksOf = (take: (batch: number) => boolean) =>
          chosen
            .map((batches, index) => ({ lineNo: index + 1, quantity: batches.filter(take).length }))
            .filter(({ quantity }) => quantity > 0)
        const once = refund(
          start,
          start.rate,
          1,
          asksOf(() => true),
        )
        let parts: Books = start
        for (const batch of [0, 1, 2, 3])
          parts = refund(
            parts,
            start.rate,
            10 + batch,
            asksOf((one) => one === batch),
          )
        expect(settled(parts.accounts)).toEqual(settled(once.accounts))
        expect(parts.lines).toEqual(once.lines)
        expect(parts.lots).toEqual(once.lots)
        for (const [index, { paidFen, quantity }] of order.lines.entries())
          expect(once.lines[index]?.refundedFen).toBe(Math.floor((paidFen * (chosen[index]?.length ?? 0)) / quantity))
        if (whole) expectNothingLeft(once, order)
      }),
      { numRuns: 300 },
    )
  })
})

describe('partial refunds by amount', () => {
  it('end where one refund of the same amount ends, and leave zero when all is back', () => {
    const amounts = fc.record({
      order: bought.map((order) => ({
        ...order,
        lines: order.lines.slice(0, 1).map((line) => ({ paidFen: line.paidFen + 1, quantity: 1 })),
      })),
      weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
      percent: fc.constantFrom(1, 10, 33, 99, 100, 100),
    })
    fc.assert(
      fc.property(amounts, ({ order, weights, percent }) => {
        const start = buy(order)
        const paidFen = order.lines[0]?.paidFen ?? 0
        const total = Math.max(1, Math.floor((paidFen * percent) / 100))
        const once = refund(start, start.rate, 1, [{ lineNo: 1, amountFen: total }])
        let parts: Books = start
        for (const [index, amountFen] of allocate(total, weights).entries())
          if (amountFen > 0) parts = refund(parts, start.rate, 10 + index, [{ lineNo: 1, amountFen }])
        expect(settled(parts.accounts)).toEqual(settled(once.accounts))
        expect(parts.lines).toEqual(once.lines)
        expect(parts.lots).toEqual(once.lots)
        const kept = paidFen - total
        expect(once.accounts.get(`order:${ORDER}:paid`)).toBe(kept)
        expect(once.accounts.get(`member:${MEMBER}:growth`) ?? 0).toBe(Math.floor(kept / 10))
        expect(once.accounts.get(`member:${PAYEE}:commission:pending`) ?? 0).toBe(Math.floor(kept / 10))
        if (kept === 0) expectNothingLeft(once, order)
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
    fc.assert(
      fc.property(bought, fc.constantFrom(0, 1, 29, 30, 31, 61, 377, 378, 900), fc.nat(20), (order, daysOn, spent) => {
        const start = buy(order)
        const lots = start.lots.map((lot) => {
          const used = lot.id === 70 ? Math.min(lot.remaining, spent) : 0
          return { ...lot, remaining: lot.remaining - used }
        })
        const used = start.lots.reduce(
          (sum, { remaining }, index) => sum + remaining - (lots[index]?.remaining ?? 0),
          0,
        )
        const points = `member:${MEMBER}:points`
        const accounts = new Map(start.accounts).set(points, (start.accounts.get(points) ?? 0) - used)
        const shopped = { ...start, lots, accounts }
        const asks = order.lines.map(({ quantity }, index) => ({ lineNo: index + 1, quantity }))
        const inTime = refund(runOut(shopped, daysOn), start.rate, 1, asks, daysOn)
        const late = runOut(refund(shopped, start.rate, 1, asks, daysOn), daysOn)
        expect(late.accounts.get(points)).toBe(inTime.accounts.get(points))
        expect(late.lots.map(({ remaining }) => remaining)).toEqual(inTime.lots.map(({ remaining }) => remaining))
        expect(inTime.lots.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(
          Math.max(0, inTime.accounts.get(points) ?? 0),
        )
      }),
      { numRuns: 300 },
    )
  })
})

/** After a full refund no account differs from before the order, and the lots hold what the balance says. */
function expectNothingLeft(books: Books, order: Bought) {
  const before = order.debt ? -order.debt : order.others.reduce((a, b) => a + b, 0)
  expect(settled(books.accounts)).toEqual(before === 0 ? {} : { [`member:${MEMBER}:points`]: before })
  for (const { quantity, refundedQuantity, paidFen, refundedFen } of books.lines) {
    expect(refundedFen).toBe(paidFen)
    expect(refundedQuantity).toBe(quantity)
  }
  expect(books.lots.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(Math.max(0, before))
}
