import { randomUUID } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { text } from '@passalong/contract'
import { ContentSafety } from '../../src/content-safety/content-safety.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { memberId } from '../factories/till.js'

let house: House
beforeEach(async () => {
  house = await startHouse({ JOBS: 'off' })
})
afterEach(() => house?.close())

const safety = () => house.app.get(ContentSafety, { strict: false })
const JOIN = { subject: { kind: 'join' }, channel: 'card' }
/** The title of a member's card once WeChat's verdict is there: a card is late on a busy machine, and then has no name. */
const titleOf = async (member: Caller, ask: object = {}) => {
  const id = await memberId(house, member)
  const [named] = await house.database.rows<{ nickname: string }>('SELECT nickname FROM member WHERE id = ?', [id])
  await safety().nameMayBeShown(id, named?.nickname ?? '', 60_000)
  return String((await member.must(201).post('/v1/share-links', { ...JOIN, ...ask })).body['title'])
}
const rename = async (member: Caller, nickname: string) =>
  house.database.run('UPDATE member SET nickname = ? WHERE id = ?', [nickname, await memberId(house, member)])
const fault = (fault: 'away' | 'hang' | null) => house.wechat('content-safety', { fault })
const verdicts = async () =>
  (await house.database.rows<{ verdict: number }>('SELECT verdict FROM name_check')).map(({ verdict }) => verdict)

/** Waits for what happens behind the scenes. */
async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 20))
}

const SHOP = text('card.shop-title')
const by = (name: string) => text('card.join-title', { name })

describe('a card', () => {
  it('carries its sharer’s name once WeChat has let it; the look begins with joining', async () => {
    const lin = await house.join('lin', { nickname: '林小满' })
    await until(async () => (await verdicts()).length > 0)
    expect(await verdicts()).toEqual([1])
    await fault('away')
    expect(await titleOf(lin)).toBe(by('林小满'))
  })

  it.each(['赌博小王', '加微信领券'])('invites in the shop’s name for %s, and asks WeChat once', async (nickname) => {
    const lin = await house.join('lin', { nickname })
    expect(await titleOf(lin)).toBe(SHOP)
    expect(await verdicts()).toEqual([2])
    await fault('away')
    expect(await titleOf(lin, { channel: 'qr' })).toBe(SHOP)
    expect(await verdicts()).toEqual([2])
  })

  it('of a name that was changed since is looked at anew', async () => {
    const lin = await house.join('lin', { nickname: '林小满' })
    expect(await titleOf(lin)).toBe(by('林小满'))
    await rename(lin, '刷单客')
    expect(await titleOf(lin)).toBe(SHOP)
    house.clock.pass(60_000)
    expect(await titleOf(lin)).toBe(SHOP)
    await rename(lin, '小满')
    expect(await titleOf(lin)).toBe(by('小满'))
  })

  it('of who gave no name carries the number that the shop gave', async () => {
    await fault('away')
    const lin = await house.join('lin')
    expect(await titleOf(lin)).toMatch(/^会员\d{4} /)
    expect(await verdicts()).toEqual([])
  })
})

describe('while WeChat', () => {
  it('is away nobody fails and no name is shown; it is asked again later, and no refusal is kept', async () => {
    await fault('away')
    const lin = await house.join('lin', { nickname: '林小满' })
    expect(await titleOf(lin)).toBe(SHOP)
    expect(await verdicts()).toEqual([])
    const key = randomUUID()
    const first = await lin.must(201).post('/v1/share-links', JOIN, key)
    await fault(null)
    house.clock.pass(10_001)
    expect(await titleOf(lin)).toBe(by('林小满'))
    expect((await lin.must(201).post('/v1/share-links', JOIN, key)).text).toBe(first.text)
  })

  it('does not answer a share waits for a bounded time; what WeChat says then holds for the next', async () => {
    await fault('hang')
    const lin = await house.join('lin', { nickname: '林小满' })
    const id = await memberId(house, lin)
    expect(await safety().nameMayBeShown(id, '林小满', 50)).toBe(false)
    const looks = Array.from({ length: 5 }, () => safety().nameMayBeShown(id, '林小满', 60_000))
    await fault(null)
    expect(await Promise.all(looks)).toEqual([true, true, true, true, true])
    expect(await verdicts()).toEqual([1])
  })

  it('has not seen the person for two hours nothing is known; it is when they are back', async () => {
    await fault('away')
    const lin = await house.join('lin', { nickname: '林小满' })
    const id = await memberId(house, lin)
    await until(async () => !(await safety().nameMayBeShown(id, '林小满')))
    await fault(null)
    house.clock.pass(2 * 3_600_000)
    expect(await safety().nameMayBeShown(id, '林小满')).toBe(false)
    expect(await verdicts()).toEqual([])
    await house.signIn('lin')
    expect(await safety().nameMayBeShown(id, '林小满')).toBe(true)
  })
})

it('a picture is shown when WeChat lets it; without an answer nobody says so', async () => {
  const picture = (colour: string) => {
    const canvas = createCanvas(40, 40)
    const pen = canvas.getContext('2d')
    pen.fillStyle = colour
    pen.fillRect(0, 0, 40, 40)
    return canvas.toBuffer('image/jpeg')
  }
  expect(await safety().pictureMayBeShown(picture('#2F6B55'), 'image/jpeg')).toBe(true)
  expect(await safety().pictureMayBeShown(picture('#FF00FF'), 'image/jpeg')).toBe(false)
  await fault('away')
  await expect(safety().pictureMayBeShown(picture('#2F6B55'), 'image/jpeg')).rejects.toMatchObject({
    code: 'wechat-away',
  })
})
