import { type Asker, AskPace, type PaceLimits } from '../../src/poster/code/ask-pace.js'
import { Breaker } from '../../src/poster/code/breaker.js'
import { TestClock } from '../factories/test-clock.js'

const limits: PaceLimits = {
  sideBySide: { all: 4, ahead: 3 },
  aMinute: { all: 20, ahead: 12, ofOne: 5 },
  patienceMs: 20,
  lateInARow: 3,
  quietMs: 10_000,
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Asks that are answered when a test says so; `order` names who came to their turn. */
class Desk {
  readonly clock = new TestClock()
  readonly order: string[] = []
  readonly pace: AskPace
  private readonly open: (() => void)[] = []

  constructor(changed: Partial<PaceLimits> = {}) {
    this.clock.hold()
    this.pace = new AskPace({ ...limits, patienceMs: 60_000, ...changed }, () => this.clock.deviceNow())
  }

  ask(name: string, asker: Partial<Asker> = {}): Promise<string | null> {
    return this.pace.take(
      () => {
        this.order.push(name)
        return new Promise((resolve) => this.open.push(() => resolve(name)))
      },
      { memberId: 1, ahead: false, ...asker },
    )
  }

  /** Answers all that is asked, and what is asked thereupon. */
  async answerAll(): Promise<void> {
    for (let answer = this.open.shift(); answer; answer = this.open.shift()) {
      answer()
      await turn()
    }
  }
}

it('members come in turn, however much one of them wants', async () => {
  const desk = new Desk()
  const all = [
    ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'].map((name) => desk.ask(name, { memberId: 1 })),
    ...['b1', 'b2'].map((name) => desk.ask(name, { memberId: 2 })),
    desk.ask('c1', { memberId: 3 }),
  ]
  await desk.answerAll()
  expect(desk.order).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'c1', 'a6', 'b2', 'a7', 'a8'])
  expect((await Promise.all(all)).includes(null)).toBe(false)
})

it('what is made ahead leaves room, and comes behind what somebody waits for', async () => {
  const desk = new Desk()
  const ahead = { ahead: true }
  const early = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => desk.ask(name, ahead))
  const waited = ['w1', 'w2', 'w3'].map((name) => desk.ask(name))
  await turn()
  expect(desk.order).toEqual(['a1', 'a2', 'a3', 'w1'])
  await desk.answerAll()
  expect(desk.order).toEqual(['a1', 'a2', 'a3', 'w1', 'w2', 'w3', 'a4', 'a5'])
  expect((await Promise.all([...early, ...waited])).includes(null)).toBe(false)
})

it('somebody who begins to wait leaves the line of what is made ahead', async () => {
  const desk = new Desk()
  const asker = { memberId: 9, ahead: true }
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => desk.ask(name, { ahead: true }))
  const wanted = desk.pace.take(async () => 'wanted', asker)
  desk.pace.hurry(asker)
  expect(await wanted).toBe('wanted')
  expect(desk.order).toEqual(['a1', 'a2', 'a3'])
  await desk.answerAll()
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4'])
})

it('somebody who begins to wait before it stands in line comes as one who waits', async () => {
  const desk = new Desk()
  const asker = { memberId: 9, ahead: true }
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => desk.ask(name, { ahead: true }))
  desk.pace.hurry(asker)
  expect(await Promise.race([desk.pace.take(async () => 'wanted', asker), turn()])).toBe('wanted')
  // Of one that is asked for already nothing changes: its place is given back to those that are made ahead.
  const asked = { memberId: 8, ahead: true }
  await desk.answerAll()
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4'])
  const under = desk.pace.take(async () => 'under way', asked)
  desk.pace.hurry(asked)
  expect([asked.ahead, await under]).toEqual([true, 'under way'])
})

it('a minute holds so many, and fewer of what nobody waits for; the next begins anew', async () => {
  const desk = new Desk()
  const asked = (count: number, ahead: boolean) =>
    Promise.all(Array.from({ length: count }, () => desk.pace.take(async () => 1, { memberId: 1, ahead })))
  const there = (answers: (number | null)[]) => answers.filter((answer) => answer !== null).length
  expect([there(await asked(15, true)), there(await asked(15, false))]).toEqual([12, 8])
  expect(Array.from({ length: 7 }, () => desk.pace.takeShare(1))).toEqual([true, true, true, true, true, false, false])
  expect(desk.pace.takeShare(2)).toBe(true)
  desk.clock.pass(60_000)
  expect([there(await asked(15, true)), desk.pace.takeShare(1)]).toEqual([12, true])
})

it('somebody who hangs is noticed: nobody waits any more, and one finds out whether they are back', async () => {
  const desk = new Desk({ patienceMs: 20, sideBySide: { all: 3, ahead: 3 } })
  const hanging = ['h1', 'h2', 'h3'].map((name) => desk.ask(name))
  // These wait in line until it is noticed, and are not asked for at all.
  expect(await Promise.all(['w1', 'w2'].map((name) => desk.ask(name)))).toEqual([null, null])
  expect(await desk.ask('at once')).toBeNull()
  // Meanwhile nobody's share is used up.
  expect(Array.from({ length: 9 }, () => desk.pace.takeShare(1)).every(Boolean)).toBe(true)
  await desk.answerAll()
  expect(await Promise.all(hanging)).toEqual(['h1', 'h2', 'h3'])
  // What came late says nothing of now.
  expect(await desk.ask('too early')).toBeNull()
  desk.clock.pass(10_000)
  const probe = desk.ask('probe')
  expect(await desk.ask('beside it')).toBeNull()
  await desk.answerAll()
  expect(await probe).toBe('probe')
  const after = ['x', 'y'].map((name) => desk.ask(name))
  await desk.answerAll()
  expect(await Promise.all(after)).toEqual(['x', 'y'])
})

describe('a breaker', () => {
  let nowMs = 0
  const aBreaker = () => new Breaker({ lateInARow: 3, quietMs: 10_000 }, () => nowMs)

  it('counts late answers in a row: one in time begins the count anew', () => {
    const breaker = aBreaker()
    for (let round = 0; round < 5; round++) {
      expect([breaker.late(), breaker.late(), breaker.open]).toEqual([false, false, false])
      breaker.answered()
    }
    expect([breaker.late(), breaker.late(), breaker.late(), breaker.open]).toEqual([false, false, true, true])
  })

  it('lets one try after a while; who hangs still is left alone again', () => {
    const breaker = aBreaker()
    for (let n = 0; n < 3; n++) breaker.late()
    for (let round = 0; round < 3; round++) {
      nowMs += 10_000
      expect(breaker.open).toBe(false)
      breaker.asks()
      expect(breaker.open).toBe(true)
      expect([breaker.late(), breaker.open]).toEqual([true, true])
    }
    nowMs += 10_000
    breaker.asks()
    breaker.answered()
    expect(breaker.open).toBe(false)
    breaker.asks()
    expect(breaker.open).toBe(false)
  })
})
