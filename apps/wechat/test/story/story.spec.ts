import { jest } from '@jest/globals'
import { until } from '../phone/until.js'
import { Demo } from './a-demo.js'
import { PATIENCE_MS, StagePage } from './a-stage.js'
import {
  belowTheBar,
  copied,
  firstPicture,
  followBack,
  join,
  joinByCard,
  joinInStore,
  keepPoster,
  openCard,
  passDays,
  post,
  scanMemberCode,
  scanSaved,
  sendCard,
  settle,
  share,
  typeAmount,
  WEEKEND,
  withdrawAll,
} from './acts.js'
import { resultsOf } from './results.js'

const SIX_EIGHT = ['6', '8', 'dot', '00']

jest.setTimeout(900_000)

const demo = new Demo()
let stage: StagePage

beforeAll(async () => {
  await demo.start()
  stage = await StagePage.open(demo.origin)
})
afterAll(async () => {
  await stage?.close()
  await demo.remove()
})

/** What follows a tap a moment later, at WeChat or in the tallies. */
const inTime = (check: () => Promise<void>) => until(check, PATIENCE_MS)

/** Growth, points and commission as the phones show them. */
async function expectFigures({ growth, points, pending }: { growth: string; points: string; pending: string }) {
  await stage.tap('chen', '.phone-tab[data-tab="首页"]')
  await stage
    .phone('chen')
    .locator('.member-card__value', { hasText: new RegExp(`^${growth}$`) })
    .waitFor()
  expect(await stage.text('chen', '#home-points .figures')).toBe(points)
  await stage.on('lin', '.figure-row__cell').first().waitFor()
  const cell = stage.phone('lin').locator('.figure-row__cell', { hasText: '待结算' })
  await cell.filter({ hasText: pending }).waitFor()
}

describe('the story', () => {
  it('1. A scans the store’s code, accepts the privacy notice, is a member', async () => {
    await stage.glowsAround(stage.on('lin', '[data-phone="scan"]'))
    await stage.picture('01-stage')
    await stage.tap('lin', '[data-phone="scan"]')
    await stage.glowsAround(stage.page.locator('.sign'))
    await stage.picture('02-camera', 'lin')
    await stage.tap('lin', '.phone-camera-close')
    await joinInStore(stage, 'lin', '林小满')
    await stage.phone('lin').locator('.phone-toast').waitFor({ state: 'detached' })
    await stage.sees('lin', '普卡会员')
    await stage.sees('lin', /^No\. \d{4} \d{4} \d+$/)
    await stage.sees('lin', '购物袋兑换券')
    expect(await stage.text('lin', '#home-points .figures')).toBe('0')
    await stage.picture('03-member', 'lin')
    await stage.page.locator('.chain .person.root').waitFor()
    await stage.page.locator('.steps li.done').first().waitFor()
    expect(await stage.stepsDone()).toBe(1)
  })

  it('2. A reads the rules, accepts the terms, sends a card that carries the token to a group', async () => {
    const reads = () => stage.picture('04-terms', 'lin')
    await share(stage, { person: 'lin', to: WEEKEND, accepts: true, reads })
    const path = expect.stringMatching(/^\/pages\/join\/index\?t=[0-9A-Za-z]{16}$/)
    await inTime(async () => expect(await cardsFor('chen')).toMatchObject([{ path, scene: 1008 }]))
    await stage.page.locator('.steps li.done').nth(1).waitFor()
  })

  it('3. B opens the card, joins, A sees at once who came; B forwards, C joins: A → B → C', async () => {
    await stage.tap('lin', '#share-chain')
    await stage.sees('lin', '还没有人来')
    await stage.on('chen', '.phone-card').waitFor()
    await stage.picture('05-card', 'chen')
    await openCard(stage, { person: 'chen', from: 'lin', sender: '林*' })
    await expectGroup('打开 1 · 入会 0')
    await join(stage, 'chen', '陈一诺')
    await stage.sees('lin', '陈*')
    await expectGroup('打开 1 · 入会 1')
    await share(stage, { person: 'chen', to: 'wang', accepts: true })
    await joinByCard(stage, { person: 'wang', name: '王向晚', from: 'chen', sender: '陈*' })
    await stage.phone('lin').locator('.sums__cell', { hasText: '入会' }).filter({ hasText: '2' }).waitFor()
    await levelOfA('朋友的朋友', '1 人')
    await stage.picture('06-chain', 'lin')
    await stage.page.locator('.chain .person.depth-2').waitFor()
    expect(await stage.page.locator('.chain .person').allTextContents()).toEqual(['A', '陈*', '王*'])
  })

  it('a received card is forwarded as it is, to a group too', async () => {
    await stage.tap('wang', '[data-phone="close"]')
    await stage.phone('wang').locator('.phone-message[data-from="chen"] .phone-forward').click()
    await stage.tap('wang', '.phone-friend[data-to="group:weekend"]')
    const [received] = (await cardsFor('wang')).filter(({ scene }) => scene === 1007)
    expect(received?.path).toMatch(/^\/pages\/join\/index\?t=/)
    const forwarded = async () => (await cardsFor('zhou')).filter(({ from }) => from.name === '王向晚')
    await inTime(async () => expect(await forwarded()).toMatchObject([{ path: received?.path, scene: 1008 }]))
  })

  it('4. B’s code works without network; the clerk reads it off the screen and settles 68.00', async () => {
    await stage.tap('chen', '.phone-tab[data-tab="会员码"]')
    await stage.on('chen', '#code-digits').waitFor()
    await stage.page.locator('.phone[data-person="chen"] .network').click()
    const before = await stage.text('chen', '#code-digits')
    await stage.phone('chen').locator('#code-digits').filter({ hasNotText: before }).waitFor()
    await stage.picture('07-code-offline', 'chen')
    await scanMemberCode(stage, 'chen')
    for (const words of ['陈*', '普卡', '购物袋兑换券', '积分 0']) await stage.sees('zhou', words)
    const looks = () => stage.picture('08-till', 'zhou')
    const order = await settle(stage, { receiptNo: 'WK-0001', keys: SIX_EIGHT, looks })
    expect(order).toMatchObject({ growth: 680, points: 68, commission: { amountFen: 680 } })
    const network = stage.page.locator('.phone[data-person="chen"] .network')
    await stage.glowsAround(network)
    await stage.picture('08-settled')
    await network.click()
    await stage.tap('lin', '[data-phone="back"]')
    await stage.tap('lin', '.phone-tab[data-tab="我的"]')
    await stage.tap('lin', '#mine-commission')
    await stage.sees('lin', order.commission.reason)
    const steps = await followBack(stage, 'lin')
    expect(steps.at(0)).toContain('陈*')
    await stage.sees('lin', order.commission.reason)
    await stage.tap('lin', '[data-phone="back"]')
    await expectFigures({ growth: '680', points: '68', pending: '6.80' })
    await stage.picture('09-commission', 'lin')
  })

  it('5. a refund in part and the rest: everything goes back exactly', async () => {
    await stage.tap('zhou', '#till-see-order')
    await stage.tap('zhou', '#order-refund')
    await typeAmount(stage, ['2', '8', 'dot', '00'])
    await stage.tap('zhou', '#refund-go')
    await stage.tap('zhou', '#refund-confirm')
    await stage.sees('zhou', '部分退款')
    await expectFigures({ growth: '400', points: '40', pending: '4.00' })
    await stage.picture('10-part-refunded')
    await stage.tap('zhou', '#order-refund')
    await stage.tap('zhou', '#refund-all')
    await stage.tap('zhou', '#refund-confirm')
    await stage.sees('zhou', '已全部退款')
    await expectFigures({ growth: '0', points: '0', pending: '0.00' })
    await stage.picture('11-refunded', 'zhou')
  })

  it('C buys: A sees the second level live, B follows it back to the first share and reads why it is B’s', async () => {
    await stage.tap('lin', '[data-phone="back"]')
    await stage.tap('lin', '.phone-tab[data-tab="分享"]')
    await stage.tap('lin', '#share-chain')
    await levelOfA('朋友的朋友', '¥0.00')
    await stage.tap('zhou', '[data-phone="back"]')
    await stage.tap('wang', '[data-phone="open-program"]')
    await scanMemberCode(stage, 'wang', 'till')
    const order = await settle(stage, { receiptNo: 'C-1', keys: SIX_EIGHT })
    await levelOfA('朋友的朋友', '¥68.00')
    await stage.picture('11-chain', 'lin')
    await stage.tap('chen', '.phone-tab[data-tab="我的"]')
    await stage.tap('chen', '#mine-commission')
    const steps = await followBack(stage, 'chen')
    expect(steps.at(0)).toContain('王*')
    // Of A's card where B's material of the day is about the same as A's; else B was the first to share it.
    expect(steps.at(-1)).toMatch(/第一次分享/)
    await stage.sees('chen', order.commission.reason)
    await stage.picture('11-path', 'chen')
    await stage.page.locator('.figures .figure-level').nth(1).filter({ hasText: '68.00' }).waitFor()
    await stage.page.locator('.figures .figure-group').filter({ hasText: '11' }).waitFor()
    await stage.picture('11-followed')
    await stage.page.locator('.steps li.done').nth(5).waitFor()
  })

  it('the books are clean after all of it', async () => {
    expect(JSON.parse(await demo.audit())).toMatchObject({ findings: [] })
  })

  it('6. another purchase, eight days: what it brought is withdrawn, confirmed on the phone, paid', async () => {
    await stage.tap('zhou', '#till-next')
    await stage.tap('chen', '[data-page$="commission/path/index"] [data-phone="back"]')
    await stage.tap('chen', '[data-page$="commission/index"] [data-phone="back"]')
    await scanMemberCode(stage, 'chen', 'till')
    await settle(stage, { receiptNo: 'WK-0002', keys: SIX_EIGHT })
    await stage.tap('lin', '[data-phone="back"]')
    await stage.tap('lin', '.phone-tab[data-tab="我的"]')
    await stage.tap('lin', '#mine-commission')
    await stage.glowsAround(stage.page.locator('#turn-clock'))
    await stage.on('lin', '#commission-available').filter({ hasText: '0.00' }).waitFor()
    await passDays(stage, 8)
    await stage.on('lin', '#commission-available').filter({ hasText: '6.80' }).waitFor()
    await stage.picture('12-day-8')
    await withdrawAll(stage, (name) => stage.picture(`13-${name}`, 'lin'))
    await stage.picture('14-paid')
    await stage.page.locator('.earned', { hasText: 'A 已到账 ¥6.80' }).waitFor()
    expect(JSON.parse(await demo.audit())).toMatchObject({ findings: [] })
  })

  it('7. stopped and started again, everything is still there', async () => {
    await stage.glowsAround(stage.page.locator('#restart-api'))
    await demo.stop()
    await stage.page.locator('.now.away').waitFor()
    const seconds = await demo.start()
    process.stdout.write(`second start: ${seconds.toFixed(1)} s\n`)
    await stage.goto(demo.origin)
    await stage.page.locator('.chain .person.depth-2').waitFor()
    await stage.tap('lin', '[data-phone="open-program"]')
    await stage.on('lin', '.member-card').waitFor()
    await stage.tap('zhou', '[data-phone="open-program"]')
    await stage.tap('zhou', '#guest-till')
    await stage.on('zhou', '#order-WK-0001').waitFor()
    expect(await cardsFor('chen')).not.toEqual([])
    expect(await stage.page.locator('.day-shown .zh').innerText()).toContain('8 天后')
    await stage.picture('15-still-there')
    expect(stage.errors).toEqual([])
  })

  it('another browser that never saw it is told how far it has come', async () => {
    const other = await StagePage.open(demo.origin)
    try {
      await other.page.locator('.steps li.done').nth(6).waitFor()
      expect(await other.stepsDone()).toBe(7)
      await other.glowsAround(other.page.locator('#restart-api'))
    } finally {
      await other.close()
    }
  })
})

describe('another amount than the guide’s', () => {
  it('leads on to a refund that fits it', async () => {
    await stage.reset()
    await joinInStore(stage, 'lin', '林小满')
    await share(stage, { person: 'lin', to: 'chen', accepts: true })
    await joinByCard(stage, { person: 'chen', name: '陈一诺', from: 'lin', sender: '林*' })
    await share(stage, { person: 'chen', to: 'wang', accepts: true })
    await joinByCard(stage, { person: 'wang', name: '王向晚', from: 'chen', sender: '陈*' })
    await scanMemberCode(stage, 'chen')
    await settle(stage, { receiptNo: 'A-7', keys: ['1', '5'] })
    await stage.tap('lin', '.phone-tab[data-tab="我的"]')
    await stage.tap('lin', '#mine-commission')
    await followBack(stage, 'lin')
    await stage.page.locator('.steps li.done').nth(3).waitFor()
    await stage.glowsAround(stage.on('zhou', '#till-see-order'))
    await stage.tap('zhou', '#till-see-order')
    await stage.tap('zhou', '#order-refund')
    await stage.page.locator('.now', { hasText: '7.50' }).waitFor()
    await typeAmount(stage, ['7', 'dot', '5', '0'])
    await stage.tap('zhou', '#refund-go')
    await stage.tap('zhou', '#refund-confirm')
    await stage.page.locator('.steps li.done').nth(4).waitFor()
  })
})

describe('when A did not accept the terms', () => {
  it('the same purchase brings A nothing, and says why', async () => {
    await stage.reset()
    await joinInStore(stage, 'lin', '林小满')
    await share(stage, { person: 'lin', to: 'chen', accepts: false })
    await joinByCard(stage, { person: 'chen', name: '陈一诺', from: 'lin', sender: '林*' })
    await scanMemberCode(stage, 'chen')
    const order = await settle(stage, { receiptNo: 'WK-0001', keys: SIX_EIGHT })
    expect(order).toMatchObject({ growth: 680, points: 68, commission: { amountFen: 0, reasonCode: 'not-promoter' } })
    await stage.sees('zhou', order.commission.reason)
    await stage.picture('16-not-promoter', 'zhou')
  })

  it('Moments show A’s page alone; from there somebody else enters and joins through A all the same', async () => {
    await post(stage, 'lin')
    await stage.give('wang', 'zhao')
    await stage.tap('zhao', '[data-phone="moments"]')
    await stage.tap('zhao', '.phone-moment-link')
    const alone = stage.phone('zhao').locator('.phone-single')
    await alone.getByText('林*').first().waitFor()
    await stage.picture('17-moments', 'zhao')
    await alone.locator('[data-phone="single-enter"]').click()
    await stage.sees('zhao', '林* 邀请你入会')
    await join(stage, 'zhao', '赵明月')
    await stage.tap('lin', '#share-chain')
    await stage.sees('lin', '赵*')
    await stage.page.locator('.chain .person.depth-1', { hasText: '赵*' }).waitFor()
    await stage.give('zhao', 'wang')
  })
})

describe('today’s poster', () => {
  it('is there at once, is saved and sent; a friend scans the saved picture, joins, and its results show it', async () => {
    await stage.reset()
    await joinInStore(stage, 'lin', '林小满🐳')
    await stage.on('lin', '#home-poster').waitFor()
    await stage.phone('lin').locator('.phone-toast').waitFor({ state: 'detached' })
    const ms = await firstPicture(stage, 'lin')
    process.stdout.write(`first picture after the tap: ${ms} ms\n`)
    await stage.tap('lin', '#share-first')
    await stage.tap('lin', '#terms-accept')
    await stage.on('lin', '#poster-save:not([disabled])').waitFor()
    await stage.phone('lin').locator('.phone-toast').waitFor({ state: 'detached' })
    // A click that something lay over may have scrolled the page.
    await stage.on('lin', '.poster-head').scrollIntoViewIfNeeded()
    await stage.picture('18-share', 'lin')
    expect(await belowTheBar(stage, 'lin')).toBeLessThan(2)
    const words = await keepPoster(stage, 'lin')
    expect(await copied(stage, 'lin')).toBe(words)
    await sendCard(stage, 'lin', 'chen')
    const material = await materialOf('lin')
    const card = { title: material.title, imageUrl: material.cardUrl }
    await inTime(async () => expect(await cardsFor('chen')).toMatchObject([card]))
    await stage.on('chen', '.phone-card-picture img').waitFor()
    await stage.picture('18-card', 'chen')
    await scanSaved(stage, 'chen', 'lin')
    await stage.sees('chen', '林* 邀请你入会')
    await join(stage, 'chen', '陈一诺')
    await stage.page.locator('.brought', { hasText: '打开 1 · 入会 1' }).waitFor()
    const brought = { links: 2, visits: 1, joins: 1, paidFen: 0 }
    await inTime(async () => expect((await materialOf('lin')).brought).toMatchObject(brought))
    const results = await resultsOf(demo.origin, material.id)
    await inTime(async () => expect(await results()).toMatchObject([{ versionId: material.versionId, ...brought }]))
    await stage.phone('lin').locator('#brought-joins').filter({ hasText: '1' }).waitFor()
    await stage.page.locator('.chain .person.depth-1', { hasText: '陈*' }).waitFor()
    await stage.picture('18-poster')
    expect(stage.errors).toEqual([])
  })
})

describe('play it for me', () => {
  it('walks all eight steps by itself', async () => {
    await stage.reset()
    await stage.goto(`${demo.origin}/?pace=120`)
    await stage.page.locator('#play').click()
    await stage.page.locator('.steps li.done').nth(7).waitFor({ timeout: 840_000 })
    await stage.picture('18-played')
    expect(stage.errors).toEqual([])
  })
})

/** On A's page of the chain: what the only group brought. */
const expectGroup = (words: string) =>
  stage.phone('lin').locator('.level', { hasText: '微信群' }).filter({ hasText: words }).waitFor()

/** On A's page of the chain: what a level brought. */
const levelOfA = (name: string, words: string) =>
  stage.phone('lin').locator('.level', { hasText: name }).filter({ hasText: words }).waitFor()

/** What the shop shows `person` of today's material. */
async function materialOf(person: string): Promise<SeenMaterial> {
  const api = `${demo.origin}/hosts/api.passalong.example/v1`
  const post = async (address: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    return (await (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as {
      code: string
      token: string
    }
  }
  const { code } = await post(`${demo.origin}/wechat/login-codes`, { person })
  const { token } = await post(`${api}/sessions`, { code })
  const answer = await fetch(`${api}/materials/today`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { material: SeenMaterial }).material
}

interface SeenMaterial {
  id: string
  versionId: number
  title: string
  cardUrl: string
  brought: { links: number; visits: number; joins: number; paidFen: number }
}

interface SeenCard {
  path: string
  title: string
  imageUrl: string | null
  scene: number
  from: { name: string }
}

/** The cards that others have sent to `person`, as the phone's WeChat lists them. */
async function cardsFor(person: string): Promise<SeenCard[]> {
  const { chats } = (await (await fetch(`${demo.origin}/wechat/chats/${person}`)).json()) as {
    chats: { cards: (SeenCard & { mine: boolean })[] }[]
  }
  return chats.flatMap(({ cards }) => cards).filter(({ mine }) => !mine)
}
