import { jest } from '@jest/globals'
import { createCanvas } from '@napi-rs/canvas'
import { Refusal } from '../../src/platform/http/refusal.js'
import { type Log } from '../../src/platform/log/log.js'
import { type WechatClient } from '../../src/platform/wechat/wechat-client.js'
import { type KeptCodes } from '../../src/poster/code/kept-codes.js'
import { LinkCodes } from '../../src/poster/code/link-codes.js'
import { type Picture } from '../../src/poster/picture/picture.js'
import { TestClock } from '../factories/test-clock.js'

const PNG = createCanvas(40, 40).toBuffer('image/png')

/** A WeChat, a cache and a clock that do as a test says. */
class Surroundings {
  readonly clock = new TestClock()
  readonly kept = new Map<number, Picture>()
  readonly warned: string[] = []
  asked = 0
  atOnce = 0
  mostAtOnce = 0
  answer: () => Promise<{ contentType: string; bytes: Buffer }> = async () => ({ contentType: 'image/png', bytes: PNG })
  keeping: () => Promise<void> = async () => undefined

  codes(): LinkCodes {
    const kept = {
      find: async (id: number) => this.kept.get(id) ?? null,
      keep: async (id: number, picture: Picture) => {
        await this.keeping()
        this.kept.set(id, picture)
      },
    }
    const wechat = { miniProgramCode: () => this.ask() }
    const log = { error: () => undefined, warn: (_: object, sentence: string) => void this.warned.push(sentence) }
    return new LinkCodes(kept as KeptCodes, wechat as unknown as WechatClient, log as Log, this.clock)
  }

  private async ask(): Promise<{ contentType: string; bytes: Buffer }> {
    this.asked++
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce)
    try {
      return await this.answer()
    } finally {
      this.atOnce--
    }
  }
}

let around: Surroundings
beforeEach(() => {
  around = new Surroundings()
  // No minute begins in the middle of one.
  around.clock.hold()
  // Codes are counted by the minute of the clock, and who waits for theirs is refused after some seconds.
  around.clock.hold()
})
afterEach(() => jest.restoreAllMocks())

/** Nobody loses their patience, however slow the machine is. */
const endlessPatience = () => jest.spyOn(globalThis, 'setTimeout').mockReturnValue(0 as never)

const link = (id = 1, sharerId = id) => ({ id, token: String(id).padStart(16, '0'), sharerId })
const codeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'there',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('a code is asked for once, however many want it at once, and then kept', async () => {
  const codes = around.codes()
  await Promise.all(Array.from({ length: 50 }, () => codes.of(link())))
  await turn()
  expect([around.asked, around.kept.size]).toEqual([1, 1])
  expect((await around.codes().of(link())).contentType).toBe('image/png')
  expect(around.asked).toBe(1)
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html>busy</html>')],
  ['a picture that was cut off', PNG.subarray(0, PNG.length - 20)],
  ['a picture with a flipped bit', Buffer.from(PNG.map((byte, at) => (at === 40 ? byte ^ 1 : byte)))],
])('broken bytes (%s) are neither kept nor shown, and the next try asks again', async (_, bytes) => {
  const codes = around.codes()
  around.answer = async () => ({ contentType: 'image/png', bytes })
  expect(await codeOf(codes.of(link()))).toBe('poster-code-away')
  expect(around.kept.size).toBe(0)
  around.answer = async () => ({ contentType: 'image/png', bytes: PNG })
  expect(await codeOf(codes.of(link()))).toBe('there')
})

it('WeChat that says it is too much is left alone for a while', async () => {
  const codes = around.codes()
  around.answer = async () => {
    throw new Refusal('too-many-requests')
  }
  expect(await codeOf(codes.of(link(1)))).toBe('poster-code-away')
  for (let id = 2; id < 20; id++) expect(await codeOf(codes.of(link(id)))).toBe('poster-code-away')
  expect(around.asked).toBe(1)
  around.answer = async () => ({ contentType: 'image/png', bytes: PNG })
  around.clock.pass(11_000)
  expect(await codeOf(codes.of(link(2)))).toBe('there')
})

it('a process asks for no more in a minute than its share', async () => {
  endlessPatience()
  const codes = around.codes()
  const answers = await Promise.all(Array.from({ length: 2_450 }, (_, id) => codeOf(codes.of(link(id + 1)))))
  expect(answers.filter((answer) => answer === 'there')).toHaveLength(2_400)
  expect([around.asked, answers.filter((answer) => answer === 'poster-code-away').length]).toEqual([2_400, 50])
  expect(around.mostAtOnce).toBeLessThanOrEqual(24)
  around.clock.pass(60_000)
  expect(await codeOf(codes.of(link(9_999)))).toBe('there')
})

it('eight members who mint and withdraw in turn use up their own share, and nobody else waits for it', async () => {
  const codes = around.codes()
  const greedy = Array.from({ length: 8 * 600 }, (_, n) => codeOf(codes.of(link(n + 1, 1_000_001 + (n % 8)))))
  const others = Array.from({ length: 100 }, (_, n) => codeOf(codes.of(link(100_000 + n))))
  expect(new Set(await Promise.all(others))).toEqual(new Set(['there']))
  const answers = await Promise.all(greedy)
  const count = (said: string) => answers.filter((answer) => answer === said).length
  expect([count('there'), count('too-many-requests')]).toEqual([8 * 30, 8 * 570])
  around.clock.pass(60_000)
  expect(await codeOf(codes.of(link(200_000, 1_000_001)))).toBe('there')
})

it('the shop’s own codes are nobody’s share', async () => {
  const codes = around.codes()
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => codeOf(codes.of(link(n + 1, 0)))))
  expect(new Set(answers)).toEqual(new Set(['there']))
})

it('what is there already is found without WeChat, and what is not is nothing', async () => {
  const codes = around.codes()
  expect(await codes.known(link())).toBeNull()
  await codes.of(link())
  await turn()
  expect([(await codes.known(link()))?.bytes.length, (await around.codes().known(link()))?.bytes.length]).toEqual([
    PNG.length,
    PNG.length,
  ])
  expect(around.asked).toBe(1)
})

it('what somebody waits for now does not stay behind what is made ahead', async () => {
  const codes = around.codes()
  const speak: (() => void)[] = []
  around.answer = () => new Promise((resolve) => speak.push(() => resolve({ contentType: 'image/png', bytes: PNG })))
  const ahead = Array.from({ length: 40 }, (_, id) => codeOf(codes.of(link(id + 1), true)))
  while (speak.length < 18) await turn()
  const wanted = codeOf(codes.of(link(40)))
  while (speak.length < 19) await turn()
  speak[18]?.()
  expect(await wanted).toBe('there')
  around.answer = async () => ({ contentType: 'image/png', bytes: PNG })
  for (const one of speak) one()
  expect(new Set(await Promise.all(ahead))).toEqual(new Set(['there']))
})

it('a WeChat that hangs is not waited for; what it says late is there for the next try', async () => {
  const codes = around.codes()
  let speak: () => void = () => undefined
  around.answer = () =>
    new Promise((resolve) => {
      speak = () => resolve({ contentType: 'image/png', bytes: PNG })
    })
  expect(await codeOf(codes.of(link()))).toBe('poster-code-away')
  speak()
  expect(await codeOf(codes.of(link()))).toBe('there')
  expect(around.asked).toBe(1)
})

it('behind a WeChat that hangs, who comes too late in the row is refused without being asked for', async () => {
  endlessPatience()
  const codes = around.codes()
  const speak: (() => void)[] = []
  around.answer = () => new Promise((resolve) => speak.push(() => resolve({ contentType: 'image/png', bytes: PNG })))
  const all = Array.from({ length: 30 }, (_, id) => codeOf(codes.of(link(id + 1))))
  while (speak.length < 24) await turn()
  around.clock.pass(5_000)
  for (const one of speak) one()
  const answers = await Promise.all(all)
  expect([around.asked, answers.filter((answer) => answer === 'there').length]).toEqual([24, 24])
})

it('a cache that takes nothing costs nobody a poster', async () => {
  const codes = around.codes()
  around.keeping = async () => {
    throw Object.assign(new Error('The table is full'), { errno: 1114 })
  }
  expect(await codeOf(codes.of(link()))).toBe('there')
  await turn()
  expect([around.warned.length, await codeOf(codes.of(link())), around.asked]).toEqual([1, 'there', 1])
})

it('says without names or tokens that a code did not come', async () => {
  around.answer = async () => {
    throw new Refusal('wechat-away')
  }
  expect(await codeOf(around.codes().of(link()))).toBe('poster-code-away')
  expect(around.warned).toEqual(['WeChat gave no mini program code'])
})
