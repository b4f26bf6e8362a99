import fc from 'fast-check'
import { bought, buy, held, MEMBER, ORDER, PAYEE, paidAt, post, settled, UPLINE } from '../../test/order-books.js'
import { dayOf } from '../calendar/day.js'
import { account } from '../ledger/movements.js'
import { decideUndo, UNDO_MS, undoFault } from './undo.js'

const atMs = paidAt + 60_000
const day = dayOf(paidAt)

describe('undoFault', () => {
  const order = { paidAtMs: paidAt, undone: false, refunded: false }
  it.each<[string, Partial<typeof order>, number, string | null]>([
    ['at once', {}, paidAt, null],
    ['after exactly 5 minutes', {}, paidAt + UNDO_MS, null],
    ['a millisecond later', {}, paidAt + UNDO_MS + 1, 'undo-too-late'],
    ['under a clock that went back', {}, paidAt - 86_400_000, null],
    ['once a refund exists', { refunded: true }, atMs, 'undo-after-refund'],
    ['a second time', { undone: true }, atMs, 'order-undone'],
    ['a second time, late', { undone: true, refunded: true }, paidAt + 9 * UNDO_MS, 'order-undone'],
  ])('%s', (_, rest, when, fault) => {
    expect(undoFault({ ...order, ...rest }, when)).toBe(fault)
  })
})

/** Undoes what `test/order-books` bought, and applies it. */
function undone(books: ReturnType<typeof buy>, rest: { day?: number } = {}) {
  const amountOf = (name: string) => books.posted.get(name) ?? 0
  const commissionOf = (payeeId: number, level: number) => ({
    payeeId,
    source: account.commissionPending(payeeId),
    amountFen: amountOf(`order:${ORDER}:commission:${level}`),
  })
  let nextLot = 5_000
  const decision = decideUndo({
    orderId: ORDER,
    memberId: MEMBER,
    paidFen: amountOf(`order:${ORDER}:paid`),
    growth: amountOf(`order:${ORDER}:growth`),
    points: amountOf(`order:${ORDER}:points`),
    pointsSpent: books.pointsSpent,
    orderDay: day,
    till: 'unspecified',
    commissions: [commissionOf(PAYEE, 1), commissionOf(UPLINE, 2)],
    lots: books.lots,
    ownLotId: 70,
    spends: books.spends,
    pointsBalance: books.accounts.get(account.points(MEMBER)) ?? 0,
    draw: () => nextLot++,
    atMs,
    day: rest.day ?? day,
  })
  const accounts = new Map(books.accounts)
  post(accounts, decision.movements)
  const lots = [...books.lots.map((lot) => decision.lots.find(({ id }) => id === lot.id) ?? lot), ...decision.newLots]
  return { decision, accounts, lots }
}

describe('decideUndo', () => {
  const books = buy({
    lines: [{ priceFen: 2_000, quantity: 1, ratesBp: [1_000, 500] }],
    couponFen: 0,
    tier: 'basic',
    birthday: false,
    debt: 0,
    others: [300, 500],
    steps: 5,
    givenAway: 0,
  })

  it('posts every entry the other way', () => {
    const { decision } = undone(books)
    const shared = { occurredAtMs: atMs, datedOn: day, memberId: MEMBER, orderId: ORDER }
    const one = (
      part: string,
      kind: string,
      source: string,
      destination: string,
      amount: number,
      memberId = MEMBER,
    ) => ({
      ...shared,
      ...{ kind, businessKey: `undo:${ORDER}:${part}`, source, destination, amount, memberId },
    })
    expect(decision.movements).toEqual([
      one('paid', 'undo-paid', 'order:900:paid', 'till:unspecified', 1_500),
      one('growth', 'undo-growth', 'member:1:growth', 'growth:issued', 150),
      one('points-returned', 'undo-points-returned', 'points:spent', 'member:1:points', 500),
      one('points', 'undo-points', 'member:1:points', 'points:issued', 15),
      one('commission:1', 'undo-commission', 'member:2:commission:pending', 'commission:accrued', 150, PAYEE),
      one('commission:2', 'undo-commission', 'member:3:commission:pending', 'commission:accrued', 75, UPLINE),
    ])
  })

  it('puts the lots back as they were', () => {
    const { decision, lots } = undone(books)
    expect(decision.newLots).toEqual([])
    expect(lots.map(({ id, remaining }) => [id, remaining])).toEqual([
      [1, 300],
      [2, 500],
      [70, 0],
    ])
    expect(decision.spends.map(({ taken, returned }) => taken - returned)).toEqual([0, 0])
  })

  it('dates growth as the order, and the rest on its own day', () => {
    const { decision } = undone(books, { day: day + 1 })
    expect(decision.movements.map(({ kind, datedOn }) => [kind, datedOn - day])).toEqual([
      ['undo-paid', 1],
      ['undo-growth', 0],
      ['undo-points-returned', 1],
      ['undo-points', 1],
      ['undo-commission', 1],
      ['undo-commission', 1],
    ])
  })

  it('leaves no account and no lot different, whatever was bought and spent since', () => {
    fc.assert(
      fc.property(bought, (order) => {
        const start = buy(order)
        const { accounts, lots, decision } = undone(start)
        const before = Object.fromEntries([...start.accountsBefore].filter(([, amount]) => amount !== 0))
        expect(settled(accounts)).toEqual(before)
        expect(held(lots)).toBe(Math.max(0, accounts.get(account.points(MEMBER)) ?? 0))
        if (order.givenAway === 0 && order.debt === 0)
          for (const [index, earned] of order.others.entries()) expect(lots[index]?.remaining).toBe(earned)
        const keys = decision.movements.map(({ businessKey }) => businessKey)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys).toHaveLength([...start.posted.keys()].length)
      }),
      { numRuns: 300 },
    )
  })
})
