import { account, type Day, dayOf, dayText, parseDay, startOfDay } from '@passalong/domain'
import { Ledger } from '../../src/ledger/ledger.js'
import { Messages } from '../../src/message/messages.js'
import { ExpirePoints } from '../../src/upkeep/expire-points.js'
import { ReviewTiers } from '../../src/upkeep/review-tiers.js'
import { TellOfExpiry } from '../../src/upkeep/tell-of-expiry.js'
import { UpkeepModule } from '../../src/upkeep/upkeep.module.js'
import { Workshop } from '../factories/workshop.js'

let shop: Workshop
let ledger: Ledger
let expiry: ExpirePoints
let reviews: ReviewTiers
let nextId = 100
beforeAll(async () => {
  shop = await Workshop.open(UpkeepModule)
  const worker = await shop.worker()
  ledger = worker.get(Ledger, { strict: false })
  expiry = worker.get(ExpirePoints, { strict: false })
  reviews = worker.get(ReviewTiers, { strict: false })
})
afterAll(() => shop?.close())

const DAY_MS = 86_400_000
const day = (text: string) => parseDay(text) as Day
const today = () => dayOf(shop.clock.now())
/** Moves the shop to noon of a day, forwards or back. */
const goTo = (to: Day) => shop.clock.pass(startOfDay(to) + DAY_MS / 2 - shop.clock.now())

async function aMember(standingOn = today()): Promise<number> {
  const id = ++nextId
  await shop.database.run(
    `INSERT INTO member (id, member_no, status, nickname, joined_at, tier, standing_on) VALUES (?, ?, 'active', '会员', ${shop.clock.literal()}, 'basic', ?)`,
    [id, String(id), dayText(standingOn)],
  )
  return id
}

/** Points that were earned on a day and can be used until another. */
async function earn(memberId: number, points: number, validOn: Day, earnedOn = validOn - 400): Promise<number> {
  const id = ++nextId
  await shop.database.transaction(async (tx) => {
    await ledger.post(tx, [
      {
        kind: 'order-points',
        businessKey: `order:${id}:points`,
        source: account.pointsIssued,
        destination: account.points(memberId),
        amount: points,
        occurredAtMs: startOfDay(earnedOn),
        datedOn: earnedOn,
        memberId,
        orderId: id,
      },
    ])
    await tx.run(
      `INSERT INTO points_lot (id, member_id, order_id, earned_on, valid_on, earned, remaining, expired, expired_taken_back)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
      [id, memberId, id, dayText(earnedOn), dayText(validOn), points, points],
    )
  })
  return id
}

const pointsOf = async (memberId: number) =>
  (await ledger.balances(shop.database, { points: account.points(memberId) })).points
const expired = async (memberId: number) => {
  const rows = await shop.database.rows<{ key: string; amount: number; at: Date }>(
    `SELECT business_key AS \`key\`, amount, occurred_at AS at FROM ledger_entry
      WHERE member_id = ? AND kind = 'points-expired' ORDER BY dated_on, id`,
    [memberId],
  )
  return rows.map(({ key, amount, at }) => `${key} ${amount} ${at.toISOString()}`)
}
/** What an expiry of a lot is, whenever it is posted. */
const entryOf = (lot: number, points: number, validOn: Day) =>
  `lot:${lot}:expired:${validOn} ${points} ${new Date(startOfDay(validOn + 1) - 1).toISOString()}`

describe('expiry', () => {
  it('posts what ran out, each lot at the end of its last day, and nothing of today; twice is once', async () => {
    goTo(day('2026-12-01'))
    const member = await aMember()
    const lots = [await earn(member, 300, day('2026-11-30')), await earn(member, 50, day('2026-12-01'))]
    await expiry.expire()
    const books = [entryOf(lots[0] as number, 300, day('2026-11-30'))]
    expect([await pointsOf(member), await expired(member)]).toEqual([50, books])
    await expiry.expire()
    expect([await pointsOf(member), await expired(member)]).toEqual([50, books])
  })

  it('finds what filled while a clock that had stood a day ahead was put right', async () => {
    goTo(day('2026-12-11'))
    await expiry.expire()
    goTo(day('2026-12-10'))
    const member = await aMember()
    const lot = await earn(member, 70, day('2026-12-10'))
    goTo(day('2026-12-12'))
    await expiry.expire()
    expect(await expired(member)).toEqual([entryOf(lot, 70, day('2026-12-10'))])
  })

  it('a run that comes months late gives the same books as one in time', async () => {
    const [inTime, late] = [await aMember(), await aMember()]
    const ends = [day('2026-12-31'), day('2027-01-31'), day('2027-02-28')]
    const lots: number[] = []
    for (const end of ends) lots.push(await earn(inTime, 100, end))
    for (const end of ends) {
      goTo(end + 1)
      await expiry.expire()
    }
    const lateLots: number[] = []
    goTo(day('2026-12-15'))
    await expiry.expire()
    for (const end of ends) lateLots.push(await earn(late, 100, end))
    goTo(day('2027-06-15'))
    await expiry.expire()
    expect(await expired(inTime)).toEqual(lots.map((lot, index) => entryOf(lot, 100, ends[index] as Day)))
    expect(await expired(late)).toEqual(lateLots.map((lot, index) => entryOf(lot, 100, ends[index] as Day)))
    expect([await pointsOf(inTime), await pointsOf(late)]).toEqual([0, 0])
  })

  it('a clock that stood months ahead and came back hides nothing that runs out afterwards', async () => {
    goTo(day('2027-12-01'))
    await expiry.expire()
    goTo(day('2027-07-01'))
    const member = await aMember()
    const lot = await earn(member, 70, day('2027-07-08'))
    await expiry.expire()
    expect(await pointsOf(member)).toBe(70)
    goTo(day('2027-07-09'))
    await expiry.expire()
    expect(await expired(member)).toEqual([entryOf(lot, 70, day('2027-07-08'))])
  })

  it('hundreds of members by three workers at once: each lot once; who is held is left for the next run', async () => {
    goTo(day('2027-08-15'))
    const members: number[] = []
    for (let index = 0; index < 230; index++) {
      const member = await aMember()
      members.push(member)
      await earn(member, 10 + index, day('2027-08-31'))
    }
    goTo(day('2027-09-01'))
    const workers = [expiry]
    for (let more = 0; more < 2; more++) workers.push((await shop.worker()).get(ExpirePoints, { strict: false }))
    const held = members[100] as number
    await shop.database.transaction(async (tx) => {
      await tx.rows('SELECT id FROM member WHERE id = ? FOR UPDATE', [held])
      await Promise.all(workers.map((worker) => worker.expire()))
    })
    expect(await pointsOf(held)).toBe(110)
    await expiry.expire()
    for (const member of members) expect(await expired(member)).toHaveLength(1)
    for (const member of members) expect(await pointsOf(member)).toBe(0)
  })
})

describe('review', () => {
  /** A member who reached silver on a day, and whatever growth came after it. */
  const silverSince = async (since: Day, later: [Day, number][] = []): Promise<number> => {
    const member = await aMember(since)
    for (const [on, growth] of [[since - 300, 2_000], [since, 1_000], ...later] as [Day, number][])
      await shop.database.run('INSERT INTO growth_day (member_id, day, growth) VALUES (?, ?, ?)', [
        ...[member, dayText(on), growth],
      ])
    await shop.database.run(`UPDATE member SET tier = 'silver', tier_since_on = ?, tier_review_on = ? WHERE id = ?`, [
      dayText(since),
      dayText(since + 365),
      member,
    ])
    return member
  }
  const standing = async (member: number) => {
    const [row] = await shop.database.rows<{ tier: string; since: string; review: string; on: string }>(
      'SELECT tier, tier_since_on AS since, tier_review_on AS review, standing_on AS `on` FROM member WHERE id = ?',
      [member],
    )
    return [row?.tier, row?.since, row?.review, row?.on]
  }
  const start = day('2028-01-10')
  /** Never gold, and silver once more at the first review. */
  const enough: [Day, number][] = [
    [start + 50, 2_900],
    [start + 100, 1_000],
  ]

  it('is done on its day: kept with the growth that supports it, lowered without, and not before', async () => {
    goTo(start + 364)
    const kept = await silverSince(start, enough)
    const lowered = await silverSince(start)
    expect(await reviews.review()).toBe(0)
    goTo(start + 365)
    expect(await reviews.review()).toBe(2)
    const on = dayText(start + 365)
    expect(await standing(kept)).toEqual(['silver', dayText(start), dayText(start + 730), on])
    expect(await standing(lowered)).toEqual(['basic', on, null, on])
    expect(await reviews.review()).toBe(0)
  })

  it('a review that comes years late gives what each would have given in time, whoever works beside', async () => {
    goTo(start)
    const members: number[] = []
    for (let index = 0; index < 120; index++) members.push(await silverSince(start, enough))
    goTo(start + 365 * 3 + 5)
    const other = (await shop.worker()).get(ReviewTiers, { strict: false })
    await Promise.all([reviews.review(), other.review()])
    await reviews.review()
    // Kept once, then nothing supported it: lowered on the second review's day.
    for (const member of members)
      expect(await standing(member)).toEqual(['basic', dayText(start + 730), null, dayText(today())])
  })

  it('a clock that comes back takes nothing back', async () => {
    goTo(start)
    const member = await silverSince(start)
    goTo(start + 365)
    await reviews.review()
    const before = await standing(member)
    goTo(start + 10)
    expect(await reviews.review()).toBe(0)
    expect(await standing(member)).toEqual(before)
  })
})

it('who asked for it is told once a month of ends, 30 days before, of what runs out first', async () => {
  const worker = await shop.worker()
  const tell = worker.get(TellOfExpiry, { strict: false })
  const messages = worker.get(Messages, { strict: false })
  goTo(day('2030-03-20'))
  const [asked, silent] = [await aMember(), await aMember()]
  for (const member of [asked, silent]) {
    await earn(member, 200, day('2030-04-30'))
    await earn(member, 100, day('2030-04-30'))
    await earn(member, 40, day('2030-05-31'))
  }
  const consent = () => shop.database.transaction((tx) => messages.consent(tx, asked, ['points-expiring']))
  const told = async () => {
    const rows = await shop.database.rows<{ key: string; params: string }>(
      `SELECT business_key AS \`key\`, params FROM message_outbox ORDER BY id`,
    )
    return rows.map(({ key, params }) => [key, JSON.parse(params) as unknown])
  }
  await consent()
  await consent()
  expect(await tell.tell()).toBe(0)
  goTo(day('2030-03-31'))
  const both = await Promise.all([tell.tell(), tell.tell()])
  expect(both[0] + both[1]).toBe(1)
  const first = [`points-expiring:${asked}:2030-04`, { points: 300, validOn: day('2030-04-30') }]
  expect(await told()).toEqual([first])
  goTo(day('2030-04-15'))
  expect(await tell.tell()).toBe(0)
  goTo(day('2030-05-02'))
  expect(await tell.tell()).toBe(1)
  expect(await told()).toEqual([
    first,
    [`points-expiring:${asked}:2030-05`, { points: 40, validOn: day('2030-05-31') }],
  ])
  goTo(day('2030-03-31'))
  expect(await tell.tell()).toBe(0)
})
