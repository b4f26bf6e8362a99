import fc from 'fast-check'
import { type FriendCircle, type HoldMember, type HoldPurchase, type PayeeFacts } from './facts.js'
import { portraitOf } from './portrait.js'
import { scoreHold } from './score.js'
import { signals } from './signals.js'
import { HOLD_THRESHOLD, WEIGHTS } from './weights.js'

const PAYEE = 1
const HOUR = 3_600_000
const start = Date.parse('2026-11-18T01:00:00Z')

const member = (id: number, rest: Partial<HoldMember> = {}): HoldMember => ({
  ...{ id, joinedAtMs: start, referrerId: id === PAYEE ? null : PAYEE, devices: [], marks: [] },
  ...{ boughtAgain: false, followsOthers: false, shares: false },
  ...rest,
})
const purchase = (buyerId: number, paidAtMs: number, rest: Partial<HoldPurchase> = {}): HoldPurchase => ({
  ...{
    orderId: buyerId * 1_000 + (paidAtMs % 997),
    level: 1,
    payeeId: PAYEE,
    buyerId,
    baseFen: 10_000,
    amountFen: 1_000,
  },
  ...{ takenBackFen: 0, refundedLate: false, refundedInTime: false, openedToPay: false, paidAtMs },
  ...rest,
})

function factsOf(people: HoldMember[], purchases: HoldPurchase[], rest: Partial<PayeeFacts> = {}): PayeeFacts {
  const count = (names: (one: HoldMember) => readonly string[]) => {
    const counts = new Map<string, number>()
    for (const one of people) for (const name of names(one)) counts.set(name, (counts.get(name) ?? 0) + 1)
    return counts
  }
  return {
    ...{ payeeId: PAYEE, purchases, kin: [], paidFor: new Map(), circles: new Map() },
    members: new Map(people.map((one) => [one.id, one])),
    accountsByDevice: count(({ devices }) => devices),
    accountsByMark: count(({ marks }) => marks),
    ...rest,
  }
}

/** The score of the last purchase. */
function scoreOf(people: HoldMember[], purchases: HoldPurchase[], rest: Partial<PayeeFacts> = {}) {
  return scoreHold(purchases.at(-1) as HoldPurchase, portraitOf(factsOf(people, purchases, rest)))
}
const codes = ({ reasons }: ReturnType<typeof scoreHold>) => reasons.map(({ code }) => code)

/** Numbers from 0 to 1 that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
/** A wait as strangers have it: mostly short, now and then very long. */
const wait = (next: () => number, meanMs: number) => meanMs * (1 / (1 - 0.98 * next()) ** 0.8 - 0.5)

/** `count` people who join and buy one after the other. */
function crowd(count: number, gap: () => number, delay: () => number, fen: () => number) {
  const people = [member(PAYEE)]
  const purchases: HoldPurchase[] = []
  for (let index = 0, atMs = start; index < count; index++) {
    atMs += gap()
    people.push(member(index + 2, { joinedAtMs: atMs }))
    const baseFen = Math.round(fen())
    purchases.push(purchase(index + 2, atMs + delay(), { baseFen, amountFen: Math.floor(baseFen / 10) }))
  }
  return [people, purchases] as const
}

describe('ordinary people are not held', () => {
  it('hundreds who join within minutes after a post that everybody follows, for one product at one price', () => {
    const next = numbers(7)
    const [people, purchases] = crowd(
      60,
      () => wait(next, 900),
      () => wait(next, HOUR),
      () => 9_900,
    )
    expect(scoreOf(people, purchases)).toMatchObject({ held: false })
  })

  it('a shop assistant at whose till strangers join and pay within minutes', () => {
    const next = numbers(11)
    const pay = () => 50_000 + next() * 180_000
    const [people, purchases] = crowd(
      50,
      () => wait(next, 20 * 60_000),
      pay,
      () => 1_500 + 30_000 * next() ** 3,
    )
    expect(scoreOf(people, purchases)).toMatchObject({ held: false })
  })

  it('a family of four with one phone', () => {
    const people = [1, 2, 3, 4].map((id) => member(id, { devices: ['home'], joinedAtMs: start + id * id * 9 * HOUR }))
    const purchases = [2, 3, 4].map((id) => purchase(id, start + id * 31 * HOUR, { baseFen: id * 1_700 }))
    expect(scoreOf(people, purchases)).toMatchObject({ held: false })
  })

  it('friends who buy through each other now and then', () => {
    const people = [1, 2, 3].map((id) => member(id, { joinedAtMs: start + id ** 3 * HOUR, shares: true }))
    const purchases = [purchase(2, start + 40 * HOUR), purchase(3, start + 90 * HOUR, { baseFen: 4_300 })]
    expect(scoreOf(people, purchases, { paidFor: new Map([[PAYEE, [2]]]) })).toMatchObject({ held: false })
  })

  it('somebody with a single purchase, and somebody of whom nothing is known', () => {
    expect(scoreOf([member(PAYEE), member(2)], [purchase(2, start)]).score).toBe(0)
    expect(scoreOf([], [purchase(2, start)]).score).toBe(0)
  })
})

describe('farms are held', () => {
  it('machines: one account after the other at even intervals', () => {
    const next = numbers(3)
    const jitter = (from: number, to: number) => () => from + next() * (to - from)
    const [people, purchases] = crowd(20, jitter(30_000, 60_000), jitter(20_000, 40_000), jitter(6_800, 7_100))
    const score = scoreOf(people, purchases)
    expect(score.held).toBe(true)
    expect(codes(score)).toEqual(expect.arrayContaining(['even-joins', 'even-delays', 'alike-amounts']))
  })

  it('machines whose payees have two buyers each, by what happens around them', () => {
    const [people, purchases] = crowd(
      20,
      () => 60_000,
      () => 30_000,
      () => 9_900,
    )
    const score = scoreOf(people, purchases.slice(0, 2), { kin: purchases })
    expect(score.held).toBe(true)
  })

  it.each([
    ['the payee’s own second account', [{ marks: ['phone'] }, { marks: ['phone'] }]],
    ['a phone full of accounts', [{ devices: ['p'] }, { devices: ['p'] }, ...Array(5).fill({ devices: ['p'] })]],
  ])('%s', (_, rest) => {
    const people = rest.map((one, index) => member(index + 1, one))
    const worthIt = { baseFen: 50_000, amountFen: 5_000 }
    expect(scoreOf(people, [purchase(2, start + 50 * HOUR, worthIt)])).toMatchObject({ held: true })
  })

  it('a circle of three who buy through nobody else, and two who do it again and again', () => {
    const circle = new Map([
      [PAYEE, [3]],
      [3, [2]],
      [2, [PAYEE]],
    ])
    const three = scoreOf(
      [1, 2, 3].map((id) => member(id)),
      [purchase(2, start, { amountFen: 5_000 })],
      { paidFor: circle },
    )
    expect([three.held, codes(three)]).toEqual([true, ['ring']])
    const often = [1, 2, 3, 4].map((day) =>
      purchase(2, start + day * 40 * HOUR, { baseFen: day * 5_100, amountFen: 1_100 }),
    )
    expect(scoreOf([member(PAYEE), member(2)], often, { paidFor: new Map([[PAYEE, [2]]]) }).held).toBe(true)
  })

  it('goods that go back once the commission is paid', () => {
    const [people, purchases] = crowd(
      8,
      () => wait(numbers(5), HOUR),
      () => HOUR,
      () => 20_000,
    )
    const back = purchases.map((one, index) => (index < 4 ? { ...one, takenBackFen: 2_000, refundedLate: true } : one))
    expect(codes(scoreOf(people, back))).toEqual(expect.arrayContaining(['refunded-after-release', 'much-refunded']))
    expect(scoreOf(people, back).held).toBe(true)
  })

  it('buyers who were all brought by who brought the payee', () => {
    const people = [member(PAYEE, { referrerId: 9 }), ...[2, 3, 4, 5, 6].map((id) => member(id, { referrerId: 9 }))]
    const purchases = [2, 3, 4, 5, 6].map((id) => purchase(id, start + id ** 3 * HOUR, { baseFen: id ** 3 * 100 }))
    expect(scoreOf(people, purchases).held).toBe(true)
  })
})

describe('what a farm is for: purchases that nobody would make without the commission', () => {
  const next = numbers(23)
  const circle = (brought: number, bought: number, rest: Partial<FriendCircle> = {}) => ({
    circles: new Map([
      [PAYEE, { brought, bought, boughtAtOnce: 0, spentFen: 0, everBrought: 0, everAtOnce: 0, ...rest }],
    ]),
  })
  /** Seven friends at any time of three weeks, each for another amount. */
  const friends = () =>
    crowd(
      7,
      () => wait(next, 20 * HOUR),
      () => wait(next, 30 * HOUR),
      () => 5_000 + 30_000 * next() ** 2,
    )
  const worth = ([people, purchases]: ReturnType<typeof friends>) =>
    [people, purchases.map((one) => ({ ...one, amountFen: 1_500 }))] as const

  it('all who were brought buy, and who brought them only earns; real friends mostly look', () => {
    const [people, purchases] = worth(friends())
    const farm = scoreOf(people, purchases, circle(7, 7))
    expect([farm.held, codes(farm)]).toEqual([true, expect.arrayContaining(['everybody-buys', 'only-earns'])])
    expect(codes(scoreOf(people, purchases, circle(20, 7)))).not.toContain('everybody-buys')
  })

  it('a family of whom everybody buys, through somebody who is a customer; and new members at a till', () => {
    const [people, purchases] = worth(friends())
    const family = scoreOf(people, purchases, circle(7, 7, { spentFen: 60_000 }))
    expect([family.held, codes(family)]).toEqual([false, expect.not.arrayContaining(['only-earns'])])
    const till = codes(scoreOf(people, purchases, circle(40, 38, { boughtAtOnce: 30 })))
    expect(till).not.toEqual(expect.arrayContaining(['everybody-buys']))
  })

  it('links opened at the till by who comes anyway; a link in the chat at noon is opened by some', () => {
    const people = [member(PAYEE), ...Array.from({ length: 9 }, (_, index) => member(index + 2))]
    const bought = (opened: (index: number) => boolean) =>
      Array.from({ length: 18 }, (_, index) =>
        purchase(2 + (index % 9), start + Math.round((30 + 400 * next()) * HOUR), {
          openedToPay: opened(index),
          baseFen: 3_000 + Math.round(next() * 20_000),
        }),
      )
    const till = scoreOf(
      people,
      bought((index) => index % 9 < 8),
    )
    expect([till.held, codes(till)]).toEqual([true, expect.arrayContaining(['opened-to-pay'])])
    const noon = scoreOf(
      people,
      bought((index) => index % 2 === 0),
    )
    expect(codes(noon)).not.toContain('opened-to-pay')
  })

  it('accounts that all come equally often; of people one comes once and another five times', () => {
    const people = [1, 2, 3, 4, 5, 6].map((id) => member(id, { boughtAgain: true }))
    const bought = (times: (id: number) => number) =>
      [2, 3, 4, 5, 6].flatMap((id) =>
        Array.from({ length: times(id) }, () =>
          purchase(id, start + Math.round(next() * 400 * HOUR), { baseFen: 3_000 + Math.round(next() ** 2 * 40_000) }),
        ),
      )
    const plan = scoreOf(
      people,
      bought(() => 2),
      circle(5, 5, { spentFen: 90_000 }),
    )
    expect([plan.held, codes(plan)]).toEqual([true, expect.arrayContaining(['equally-often', 'everybody-buys'])])
    const ordinary = scoreOf(
      people,
      bought((id) => id - 1),
      circle(5, 5, { spentFen: 90_000 }),
    )
    expect([ordinary.held, codes(ordinary).includes('equally-often')]).toEqual([false, false])
  })

  it('a till’s passers-by on five accounts; a coffee a day is a habit', () => {
    const people = [1, 2, 3, 4, 5, 6].map((id) => member(id, { boughtAgain: true }))
    const times = (perDay: number) =>
      [2, 3, 4, 5, 6].flatMap((id) =>
        Array.from({ length: 8 }, (_, index) =>
          purchase(id, start + Math.round(((index + next() / 2) * 24 * HOUR) / perDay), {
            baseFen: 1_800 + Math.round(next() * 6_000),
          }),
        ),
      )
    const passers = scoreOf(people, times(3))
    expect([passers.held, codes(passers)]).toEqual([true, expect.arrayContaining(['bought-all-day'])])
    expect(codes(scoreOf(people, times(1)))).not.toContain('bought-all-day')
  })

  it('a dozen who all buy through one another; colleagues who do so for their lunch', () => {
    const people = Array.from({ length: 6 }, (_, index) => member(index + 1, { followsOthers: true }))
    const paidFor = new Map(people.map(({ id }) => [id, people.flatMap((one) => (one.id === id ? [] : one.id))]))
    const buy = (fen: number) =>
      [2, 3, 4, 5, 6].map((id) =>
        purchase(id, start + id ** 3 * HOUR, { baseFen: fen + id ** 3 * 10, amountFen: fen / 10 }),
      )
    const turns = scoreOf(people, buy(12_000), { paidFor })
    expect([turns.held, codes(turns)]).toEqual([true, expect.arrayContaining(['all-in-the-circle', 'ring'])])
    expect(scoreOf(people, buy(2_800), { paidFor }).held).toBe(false)
  })

  it('one friend who sends much back; a farm whose buyers all do', () => {
    const [people, bought] = worth(friends())
    const back = (one: HoldPurchase) => ({ ...one, takenBackFen: one.amountFen })
    const again = [1, 2, 3, 4, 5, 6].map((day) => back(purchase(2, start + day * 70 * HOUR, { amountFen: 1_500 })))
    const reasons = scoreOf(people, [...bought, ...again]).reasons.filter(({ code }) => code === 'much-refunded')
    expect(reasons.map(({ weight }) => weight)).toEqual([15])
    expect(codes(scoreOf(people, bought.map(back)))).toContain('much-refunded')
  })

  it('a dormitory’s tablet and a few coffees: too little to be anybody’s business, unless two accounts are one person', () => {
    const people = Array.from({ length: 7 }, (_, index) => member(index + 1, { devices: ['room'] }))
    const coffees = [purchase(2, start), purchase(3, start + 30 * HOUR)]
    expect(scoreOf(people, coffees)).toMatchObject({ held: false })
    const rich = scoreOf(people, coffees, { kin: [purchase(4, start, { payeeId: 3, amountFen: 9_000 })] })
    expect(rich.held).toBe(true)
    const twice = [member(PAYEE, { marks: ['id'] }), member(2, { marks: ['id'] })]
    expect(scoreOf(twice, coffees.slice(0, 1)).held).toBe(true)
  })
})

describe('accounts that do nothing but buy', () => {
  const next = numbers(31)
  const circle = (brought: number, bought: number, spentFen = 0) => ({
    circles: new Map([[PAYEE, { brought, bought, boughtAtOnce: 0, spentFen, everBrought: 0, everAtOnce: 0 }]]),
  })
  const at = () => start + Math.round(next() * 400 * HOUR)
  /** Each of `ids` buys so many times, for anything around `fen`. */
  const often = (ids: number[], times: number, fen: number) =>
    ids.flatMap((id) =>
      Array.from({ length: times }, () => {
        const baseFen = Math.round(fen * (0.6 + 0.8 * next()))
        return purchase(id, at(), { baseFen, amountFen: Math.floor(baseFen / 10) })
      }),
    )

  it('a small cell: three who buy twice each and do nothing else, for somebody who never buys', () => {
    const people = [1, 2, 3, 4].map((id) => member(id, { boughtAgain: true }))
    const cell = scoreOf(people, often([2, 3, 4], 2, 6_500), circle(3, 3))
    expect([cell.held, codes(cell)]).toEqual([true, expect.arrayContaining(['idle-cell'])])
    expect(codes(scoreOf(people, often([2, 3, 4], 2, 6_500), circle(3, 3, 40_000)))).not.toContain('idle-cell')
    expect(codes(scoreOf(people, often([2, 3, 4], 2, 6_500), circle(9, 3)))).not.toContain('idle-cell')
    const alive = people.map((one) => ({ ...one, followsOthers: true }))
    expect(codes(scoreOf(alive, often([2, 3, 4], 2, 6_500), circle(3, 3)))).not.toContain('idle-cell')
    const coffees = scoreOf(people, often([2, 3, 4], 2, 2_500), circle(3, 3))
    expect([coffees.held, codes(coffees)]).toEqual([false, expect.arrayContaining(['idle-cell'])])
  })

  it('own accounts among real friends bring most of the money; friends who have a life of their own do not count', () => {
    const friends = Array.from({ length: 12 }, (_, index) => member(index + 10, { shares: index % 2 === 0 }))
    const own = [2, 3, 4].map((id) => member(id, { boughtAgain: true }))
    const bought = [
      ...often([2, 3, 4], 5, 16_000),
      ...often(
        friends.slice(0, 5).map(({ id }) => id),
        1,
        7_000,
      ),
    ]
    const farm = scoreOf([member(PAYEE), ...own, ...friends], bought, circle(15, 8))
    expect([farm.held, codes(farm)]).toEqual([true, expect.arrayContaining(['idle-regulars'])])
    const alive = own.map((one) => ({ ...one, followsOthers: true }))
    expect(codes(scoreOf([member(PAYEE), ...alive, ...friends], bought, circle(15, 8)))).not.toContain('idle-regulars')
    expect(codes(scoreOf([member(PAYEE), ...own, ...friends], bought, circle(15, 8, 90_000)))).not.toContain(
      'idle-regulars',
    )
  })

  it('goods that come back in time were wanted: who gives a commission up again is after something else', () => {
    const own = [2, 3, 4].map((id) => member(id, { boughtAgain: true }))
    const bought = often([2, 3, 4], 5, 16_000)
    const back = (late: boolean) =>
      bought.map((one, index) =>
        index % 5 === 0 ? { ...one, takenBackFen: 900, refundedLate: late, refundedInTime: !late } : one,
      )
    expect(codes(scoreOf([member(PAYEE), ...own], back(false), circle(3, 3)))).not.toContain('idle-regulars')
    expect(codes(scoreOf([member(PAYEE), ...own], back(true), circle(3, 3)))).toContain('idle-regulars')
    // A trifle of many purchases gives nothing up.
    const trifles = bought.map((one) => ({ ...one, takenBackFen: 1, refundedInTime: true }))
    expect(codes(scoreOf([member(PAYEE), ...own], trifles, circle(3, 3)))).toContain('idle-regulars')
  })

  it('two who buy for a firm; an aunt’s presents are fewer, and smaller', () => {
    const people = [1, 2, 3].map((id) => member(id, { followsOthers: true }))
    const firm = scoreOf(people, often([2, 3], 4, 33_000))
    expect([firm.held, codes(firm)]).toEqual([true, expect.arrayContaining(['few-buy-much'])])
    expect(codes(scoreOf(people, often([2, 3], 2, 33_000)))).not.toContain('few-buy-much')
    expect(codes(scoreOf(people, often([2, 3], 4, 9_000)))).not.toContain('few-buy-much')
  })

  it('each account brings the next; of people, one brings three', () => {
    const row = [1, 2, 3, 4, 5].map((id) => member(id, { referrerId: id === 1 ? null : id - 1, shares: true }))
    const own = often([2], 4, 14_000)
    const kin = [
      ...own,
      ...[3, 4, 5].flatMap((id) => often([id], 4, 14_000).map((one) => ({ ...one, payeeId: id - 1 }))),
    ]
    const line = scoreOf(row, own, { kin })
    expect([line.held, codes(line)]).toEqual([true, expect.arrayContaining(['one-after-another'])])
    const branched = [...kin, ...often([6], 2, 13_000).map((one) => ({ ...one, payeeId: 2 }))]
    expect(codes(scoreOf(row, own, { kin: branched }))).not.toContain('one-after-another')
  })

  it('strangers who open one another’s links; a promoter’s own friends', () => {
    const strangers = [1, 2, 3, 4].map((id) => member(id, { referrerId: null, followsOthers: true, shares: true }))
    const bought = often([2, 3, 4], 2, 11_000)
    const swap = scoreOf(strangers, bought, circle(0, 0, 60_000))
    expect(codes(swap)).toContain('traded-places')
    expect(codes(scoreOf(strangers, bought, circle(0, 0, 3_000)))).not.toContain('traded-places')
    const friends = strangers.map((one) => ({ ...one, referrerId: one.id === PAYEE ? null : PAYEE }))
    expect(codes(scoreOf(friends, bought, circle(3, 3, 60_000)))).not.toContain('traded-places')
  })

  it('money that comes round through eight people, each of whom pays one alone', () => {
    const circleOf8 = new Map([1, 2, 3, 4, 5, 6, 7, 8].map((id) => [id, [id === 1 ? 8 : id - 1]]))
    // Who buys through the payee is paid for by nobody but the next, seven steps on.
    const people = [1, 2].map((id) => member(id))
    const round = scoreOf(people, often([2], 3, 20_000), { paidFor: circleOf8 })
    expect([round.held, codes(round)]).toEqual([true, expect.arrayContaining(['ring'])])
    expect(scoreOf(people, often([2], 3, 3_000), { paidFor: circleOf8 }).held).toBe(false)
  })
})

describe('a shop where whoever is a friend also buys', () => {
  const next = numbers(47)
  const circle = (rest: Partial<FriendCircle>) => ({
    circles: new Map([
      [PAYEE, { brought: 0, bought: 0, boughtAtOnce: 0, spentFen: 0, everBrought: 0, everAtOnce: 0, ...rest }],
    ]),
  })
  const DAY = 24 * HOUR
  /** Each of `ids` buys so many times within the days from `from` on, for anything around `fen`. */
  const often = (ids: number[], times: number, fen: number, from = 2, days = 26) =>
    ids.flatMap((id) =>
      Array.from({ length: times }, () => {
        const baseFen = Math.round(fen * (0.5 + next()))
        const atMs = start + Math.round((from + next() * days) * DAY)
        return purchase(id, atMs, { baseFen, amountFen: Math.floor(baseFen / 10) })
      }),
    )
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 2)
  const friends = (count: number, rest: Partial<HoldMember> = {}) => [
    member(PAYEE),
    ...ids(count).map((id) =>
      member(id, { joinedAtMs: start + Math.round(next() * 40 * HOUR), boughtAgain: true, ...rest }),
    ),
  ]
  const heldWith = (score: ReturnType<typeof scoreOf>, code: string) => [
    score.held,
    codes(score).includes(code as never),
  ]

  it('all friends buy everyday things: ordinary. Large baskets for somebody who only earns: not', () => {
    const all = circle({ brought: 13, bought: 13 })
    const times = (fen: number) => [...often(ids(13), 1, fen), ...often(ids(6), 1, fen)]
    expect(heldWith(scoreOf(friends(13), times(4_500), all), 'only-earns')).toEqual([false, false])
    expect(heldWith(scoreOf(friends(13), times(9_000), all), 'only-earns')).toEqual([true, true])
  })

  it('regulars who come for what a household needs; regulars who buy for more than a household', () => {
    const few = circle({ brought: 20, bought: 7 })
    expect(heldWith(scoreOf(friends(6), often(ids(6), 7, 4_500), few), 'idle-regulars')).toEqual([false, false])
    expect(heldWith(scoreOf(friends(6), often(ids(6), 16, 4_500, 2, 26), few), 'idle-regulars')).toEqual([true, true])
  })

  it('most buyers come again and again for much: not friends of somebody who shops as much, nor who bring much back', () => {
    const alive = friends(8, { followsOthers: true, referrerId: null })
    const bought = often(ids(8), 4, 16_000)
    const few = circle({ brought: 1, bought: 1 })
    expect(heldWith(scoreOf(alive, bought, few), 'all-buy-much')).toEqual([true, true])
    const asMuch = circle({ brought: 1, bought: 1, spentFen: 60_000 })
    expect(heldWith(scoreOf(alive, bought, asMuch), 'all-buy-much')).toEqual([false, false])
    const back = bought.map((one, index) =>
      index % 5 === 0 ? { ...one, takenBackFen: 400, refundedInTime: true } : one,
    )
    expect(heldWith(scoreOf(alive, back, few), 'all-buy-much')).toEqual([false, false])
    expect(codes(scoreOf(alive, often(ids(8), 1, 16_000), few))).not.toContain('all-buy-much')
    expect(codes(scoreOf(alive, often(ids(8), 6, 6_000), few))).not.toContain('all-buy-much')
  })

  it('of whom only the latest purchases are known, they count as those of their days', () => {
    const known = (days: number) => often(ids(12), 5, 5_500, 2, days)
    const few = circle({ brought: 30, bought: 12 })
    expect(codes(scoreOf(friends(12), known(8), few))).toContain('idle-regulars')
    expect(codes(scoreOf(friends(12), known(29), few))).not.toContain('idle-regulars')
  })

  it('people who have to buy still all do after months; of friends some no longer come', () => {
    const still = (everBrought: number, everAtOnce = 0) => circle({ everBrought, everAtOnce })
    const quota = scoreOf(friends(22), often(ids(22), 2, 9_500), still(23))
    expect(heldWith(quota, 'everybody-buys')).toEqual([true, true])
    expect(quota.reasons.find(({ code }) => code === 'everybody-buys')?.facts).toEqual({ people: 22, of: 23 })
    expect(codes(scoreOf(friends(22), often(ids(22), 2, 9_500), still(40)))).not.toContain('everybody-buys')
    // Of somebody who brought many only the latest are known, and these are not who bought.
    expect(codes(scoreOf(friends(52), often(ids(52), 1, 9_500), still(60)))).not.toContain('everybody-buys')
    expect(codes(scoreOf(friends(22), often(ids(22), 2, 9_500), still(23, 20)))).not.toContain('everybody-buys')
  })

  it('an office at lunch: colleagues who buy through one another for little; the same for much', () => {
    const people = [1, ...ids(8)].map((id) => member(id, { followsOthers: true, shares: true, referrerId: 99 }))
    const paidFor = new Map(people.map(({ id }) => [id, people.flatMap((one) => (one.id === id ? [] : one.id))]))
    const through = (fen: number) =>
      [1, 2, 3, 5]
        .flatMap((times, at) => often([2 + at, 6 + at], times, fen))
        .map((one) => ({ ...one, baseFen: fen, amountFen: fen / 10, openedToPay: true }))
    expect(scoreOf(people, through(2_600), { paidFor }).held).toBe(false)
    expect(scoreOf(people, through(9_600), { paidFor }).held).toBe(true)
  })

  it('a family of five with one phone whose payee shops on their own account; accounts for somebody who never does', () => {
    const people = [1, ...ids(4)].map((id) => {
      return member(id, { devices: ['home'], boughtAgain: true, joinedAtMs: start + id * id * 9 * HOUR + id })
    })
    const bought = [2, 3, 5, 6].flatMap((times, at) => often([2 + at], times, 4_800))
    const family = scoreOf(people, bought, circle({ spentFen: 40_000 }))
    expect([family.held, codes(family)]).toEqual([false, expect.not.arrayContaining(['only-own-phone'])])
    expect(scoreOf(people, bought, circle({})).held).toBe(true)
  })

  it('long a member: the month’s first purchase is nobody’s first, and waited for nothing', () => {
    const long = [member(PAYEE), ...ids(6).map((id) => member(id, { joinedAtMs: start - 60 * DAY }))]
    expect(codes(scoreOf(long, often(ids(6), 1, 5_000, 2, 2)))).not.toContain('even-delays')
    const fresh = [member(PAYEE), ...ids(6).map((id) => member(id))]
    expect(codes(scoreOf(fresh, often(ids(6), 1, 5_000, 20, 1)))).toContain('even-delays')
  })

  it('hired hands who all buy within the hour, at no till, and never again; a market day, and a post', () => {
    const crowdOf = (minutes: number, boughtAgain = false) => {
      const people = [
        member(PAYEE),
        ...ids(40).map((id) => member(id, { joinedAtMs: start + Math.round(next() * 2 * DAY), boughtAgain })),
      ]
      const bought = people.slice(1).map(({ id, joinedAtMs }) => {
        const baseFen = Math.round(900 + 900 * next())
        return purchase(id, joinedAtMs + Math.round(minutes * 60_000 * (0.3 + 1.4 * next())), {
          baseFen,
          amountFen: Math.floor(baseFen / 10),
        })
      })
      return [people, bought] as const
    }
    const atOnce = circle({ brought: 40, bought: 40, boughtAtOnce: 39 })
    expect(codes(scoreOf(...crowdOf(25), atOnce))).toContain('hired-crowd')
    expect(codes(scoreOf(...crowdOf(4), atOnce))).not.toContain('hired-crowd')
    expect(codes(scoreOf(...crowdOf(25, true), atOnce))).not.toContain('hired-crowd')
    expect(codes(scoreOf(...crowdOf(25), circle({ brought: 60, bought: 40, boughtAtOnce: 39 })))).not.toContain(
      'hired-crowd',
    )
  })

  it('amounts just above where a coupon begins: a third of many, or most of a few', () => {
    const bought = (above: number, of: number) =>
      often(ids(of), 1, 5_000).map((one, index) => ({
        ...one,
        baseFen: index < above ? 6_850 + index : 4_000 + index * 173,
        amountFen: 1_000,
      }))
    const weight = (above: number, of: number) =>
      scoreOf(friends(of), bought(above, of), circle({ spentFen: 90_000 })).reasons.find(
        ({ code }) => code === 'just-above-thresholds',
      )?.weight
    expect([weight(4, 10), weight(2, 10), weight(4, 5), weight(2, 5)]).toEqual([70, undefined, 25, undefined])
  })

  it('late returns of a few among many purchases are seen, and of one are not', () => {
    const late = (count: number) =>
      often(ids(20), 2, 5_000).map((one, index) =>
        index < count ? { ...one, takenBackFen: 100, refundedLate: true } : one,
      )
    const weight = (count: number) =>
      scoreOf(friends(20), late(count)).reasons.find(({ code }) => code === 'refunded-after-release')?.weight
    expect([weight(1), weight(2), weight(3), weight(6)]).toEqual([undefined, undefined, 60, 100])
  })

  it('one customer who buys for a canteen is a friend; two are a trade', () => {
    const canteen = (buyers: number) =>
      scoreOf(friends(buyers, { followsOthers: true }), often(ids(buyers), 8, 45_000), circle({ spentFen: 500_000 }))
    expect(heldWith(canteen(1), 'few-buy-much')).toEqual([false, true])
    expect(heldWith(canteen(2), 'few-buy-much')).toEqual([true, true])
  })
})

it('every weight is a signal’s, and no signal weighs what the table does not say', () => {
  expect(signals.map(({ code }) => code).sort()).toEqual(Object.keys(WEIGHTS).sort())
})

it('a score is the sum of its reasons, holds from the threshold on, and every reason has a code of its own', () => {
  expect(new Set(signals.map(({ code }) => code)).size).toBe(signals.length)
  const some = fc.array(
    fc.record({ buyer: fc.integer({ min: 2, max: 9 }), at: fc.nat(9_999_999), fen: fc.nat(99_999) }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(some, fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }), (bought, devices) => {
      const people = Array.from({ length: 9 }, (_, index) =>
        member(index + 1, { devices: devices[index] === undefined ? [] : [devices[index]] }),
      )
      const purchases = bought.map(({ buyer, at, fen }) =>
        purchase(buyer, start + at, { baseFen: fen, amountFen: fen }),
      )
      const { score, held, reasons } = scoreOf(people, purchases)
      expect(score).toBe(reasons.reduce((sum, { weight }) => sum + weight, 0))
      expect(held).toBe(score >= HOLD_THRESHOLD)
      expect(reasons.every(({ weight, facts }) => weight > 0 && Object.values(facts).every(Number.isFinite))).toBe(true)
    }),
  )
})
