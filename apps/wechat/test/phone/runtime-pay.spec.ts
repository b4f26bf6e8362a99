import type { PhoneHost } from '../../src/phone/host.js'
import { messageTemplates } from '../../src/sandbox/message/templates.js'
import { openidFor } from '../../src/sandbox/people.js'
import { createTransfer, merchantAccount } from '../sandbox/a-merchant.js'
import { APPID } from '../sandbox/a-sandbox.js'
import { FIXTURE, PhoneHouse, type Phones } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones

const CALLS = '/pages/calls/index'
const one = (name: string) => phones.of('A').locator(`[data-phone="${name}"]`)
const host = (act: (phone: PhoneHost) => unknown) => phones.of('A').evaluate(`(${act})(window.passalongPhone)`)

beforeAll(async () => {
  house = await PhoneHouse.open(FIXTURE)
})
afterAll(() => house.close())
beforeEach(async () => {
  phones = await house.phones({ A: 'lin' }, CALLS)
})
afterEach(() => phones.close())

async function tellSandbox(path: string, body?: object): Promise<Record<string, unknown>> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return (await (await fetch(`${house.wechat}${path}`, init)).json()) as Record<string, unknown>
}

describe('taking the money of a transfer', () => {
  const stateOf = async () => ((await tellSandbox('/wechat/transfers'))['bills'] as { state: string }[])[0]?.state
  const asked = async (person = 'lin') => {
    const { json } = await createTransfer(house.wechat, openidFor(APPID, person), 123_456)
    return { mchId: merchantAccount.mchId, appId: APPID, package: json['package_info'] }
  }

  test('shows what comes from whom, and succeeds after the tap', async () => {
    const answer = phones.call('A', 'requestMerchantTransfer', await asked())
    const sheet = phones.of('A').getByRole('dialog')
    await one('transfer-take').waitFor()
    const words = (await sheet.innerText()).replace(/\s+/g, ' ')
    expect(words).toContain('小满生活 向你转账 ¥1,234.56 转账说明 分享收益 收款到 零钱')
    expect(await stateOf()).toBe('WAIT_USER_CONFIRM')
    await one('transfer-take').click()
    expect(await answer).toEqual({ errMsg: 'requestMerchantTransfer:ok' })
    await until(async () => expect(await stateOf()).toBe('SUCCESS'))
    expect(await sheet.count()).toBe(0)
  })

  test('put away, it fails as cancelled and can be asked for again', async () => {
    const ask = await asked()
    const first = phones.call('A', 'requestMerchantTransfer', ask)
    await one('transfer-cancel').click()
    expect(await first).toEqual({ errMsg: 'requestMerchantTransfer:fail cancel' })
    expect(await stateOf()).toBe('WAIT_USER_CONFIRM')
    const second = phones.call('A', 'requestMerchantTransfer', ask)
    await one('transfer-take').click()
    expect(await second).toEqual({ errMsg: 'requestMerchantTransfer:ok' })
  })

  test('says why there is nothing to take', async () => {
    const foreign = phones.call('A', 'requestMerchantTransfer', await asked('chen'))
    await phones.of('A').getByText('无法打开这笔转账').waitFor()
    await phones.of('A').getByRole('button', { name: '知道了' }).click()
    expect(await foreign).toMatchObject({ errMsg: 'requestMerchantTransfer:fail transfer-not-yours' })
    const late = await asked()
    await tellSandbox('/wechat/clock', { daysAhead: 1 })
    const answer = phones.call('A', 'requestMerchantTransfer', late)
    await phones.of('A').getByText('这笔转账已关闭').waitFor()
    await phones.of('A').getByRole('button', { name: '知道了' }).click()
    expect(await answer).toMatchObject({ errMsg: 'requestMerchantTransfer:fail transfer-over' })
    expect(await phones.call('A', 'requestMerchantTransfer', { mchId: '1' })).toMatchObject({
      errMsg: expect.stringContaining('parameter error'),
    })
  })
})

describe('consent to messages', () => {
  const ids = messageTemplates.map(({ id }) => id)
  const [first = '', second = ''] = ids
  const ask = () => phones.call('A', 'requestSubscribeMessage', { tmplIds: [first, second] })

  test('is a tick for each, all set at first', async () => {
    const answer = ask()
    await phones.of('A').getByText('提现结果通知').waitFor()
    await phones.of('A').locator(`[data-template="${second}"]`).click()
    await one('subscribe-allow').click()
    const errMsg = 'requestSubscribeMessage:ok'
    expect(await answer).toEqual({ errMsg, [first]: 'accept', [second]: 'reject' })
    const { remaining } = await tellSandbox('/wechat/subscriptions', { person: 'lin', templates: {} })
    expect(remaining).toMatchObject({ [first]: 1, [second]: 0 })
  })

  test('refused, it is a no to all; and what WeChat does not know is an error', async () => {
    const answer = ask()
    await one('subscribe-refuse').click()
    expect(await answer).toMatchObject({ [first]: 'reject', [second]: 'reject' })
    const fails = (tmplIds: unknown) => phones.call('A', 'requestSubscribeMessage', { tmplIds })
    expect(await fails([])).toMatchObject({ errCode: 10001 })
    expect(await fails(['none'])).toMatchObject({ errCode: 20001 })
    expect(await fails([...ids, ...ids])).toMatchObject({ errCode: 20003 })
  })

  test('lets a message come, which opens its page', async () => {
    const answer = ask()
    await one('subscribe-allow').click()
    await answer
    const query = `appid=${APPID}&secret=secret`
    const credentials = { grant_type: 'client_credential', appid: APPID, secret: 'secret' }
    const { access_token } = await tellSandbox(`/cgi-bin/stable_token?${query}`, credentials)
    const value = (text: string) => ({ value: text })
    const data = {
      amount1: value('¥12.00'),
      phrase2: value('已到账'),
      time3: value('10:00'),
      thing4: value('已存入零钱'),
    }
    const touser = openidFor(APPID, 'lin')
    const message = { touser, template_id: first, page: 'pages/calls/index?from=notice', data }
    expect(await tellSandbox(`/cgi-bin/message/subscribe/send?access_token=${access_token}`, message)).toMatchObject({
      errcode: 0,
    })
    await host((phone) => phone.goHome())
    const notice = phones.of('A').locator('.phone-notice')
    const words = (await notice.innerText()).replace(/\s+/g, ' ')
    expect(words).toContain('提现结果通知 提现金额 ¥12.00 提现状态 已到账')
    await notice.click()
    await until(async () =>
      expect(await host((phone) => phone.currentPage())).toMatchObject({ query: { from: 'notice' } }),
    )
  })
})

describe('the day that is played', () => {
  const today = () =>
    phones.of('A').evaluate(() => {
      const { now } = (window.passalongPhone as PhoneHost).bundleApp() as { now: () => number }
      return Math.round((now() - Date.now()) / 86_400_000)
    })

  test('comes by the network, and wakes the page that lies open', async () => {
    expect(await today()).toBe(0)
    const shows = async () => (await phones.told('A')).filter(({ type }) => type === 'show').length
    const before = await shows()
    await host((phone) => phone.setOnline(false))
    await host((phone) => phone.setDaysAhead(3))
    expect([await today(), await shows()]).toEqual([0, before])
    await host((phone) => phone.setOnline(true))
    await until(async () => expect([await today(), await shows()]).toEqual([3, before + 1]))
    const date = await phones.of('A').evaluate(() => {
      const app = (window.passalongPhone as PhoneHost).bundleApp() as { date: () => unknown }
      return app.date()
    })
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    expect(date).toEqual([inThreeDays, '1970-01-01T00:00:00.000Z', true])
    await host((phone) => phone.setDaysAhead(3))
    expect(await shows()).toBe(before + 1)
  })

  test('is known to a phone that is switched on in it', async () => {
    await tellSandbox('/wechat/clock', { daysAhead: 8 })
    await phones.of('A').evaluate(() => location.reload())
    await until(async () => expect(await today()).toBe(8))
  })
})
