import { openidFor } from '../../src/sandbox/people.js'
import { createTransfer, merchantAccount } from '../sandbox/a-merchant.js'
import { APPID } from '../sandbox/a-sandbox.js'
import { PhoneHouse, type Phones, SHIPPED } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones

const WITHDRAWAL = {
  id: 'w1',
  billNo: 'PA20261121000000001',
  grossFen: 120_000,
  taxFen: 8_000,
  netFen: 112_000,
  state: 'confirm',
  reason: null,
  cancelling: false,
  requestedAt: '2026-11-21T12:00:00Z',
  finishedAt: null,
  confirmUntil: '2026-11-22T12:00:00Z',
  transfer: null as object | null,
}
const SESSION = { token: 'token-1', expiresAt: '2999-01-01T00:00:00Z', member: true, clerk: null }
const on = (id: string) => phones.of('A').locator(`#${id}`).filter({ visible: true }).last()

beforeAll(async () => {
  house = await PhoneHouse.open(SHIPPED)
})
afterAll(() => house.close())
afterEach(() => phones.close())

/** Opens the page of a withdrawal whose money waits in WeChat; `now` is what the server says of it. */
async function open(now: () => object): Promise<void> {
  house.host = ({ method, path }) => {
    if (method === 'POST' && path.endsWith('/v1/sessions')) return { body: SESSION }
    if (path.endsWith('/v1/me/withdrawals/w1')) return { body: now() }
    return { status: 404, body: { code: 'route-unknown', message: '没有这个地址' } }
  }
  phones = await house.phones({ A: 'lin' }, '/subpackages/commission/withdrawal/index?id=w1')
}

async function transfer(): Promise<object> {
  const { json } = await createTransfer(house.wechat, openidFor(APPID, 'lin'), WITHDRAWAL.netFen)
  return { mchId: merchantAccount.mchId, appId: APPID, package: json['package_info'] }
}

test('the money is taken on WeChat’s own sheet; the page says paid when the server does', async () => {
  let now: object = WITHDRAWAL
  await open(() => now)
  now = { ...WITHDRAWAL, transfer: await transfer() }
  await on('payout-confirm').click()
  await phones.of('A').locator('[data-phone="transfer-cancel"]').click()
  await phones.of('A').getByText('这笔钱还在等你').waitFor()
  const take = phones.of('A').locator('[data-phone="transfer-take"]')
  // Two taps in quick succession are one.
  await until(async () => {
    await on('payout-confirm').click()
    await take.waitFor({ timeout: 700 })
  })
  await take.click()
  await phones.of('A').getByText('已确认，等微信的结果').waitFor()
  now = { ...WITHDRAWAL, state: 'paid', finishedAt: '2026-11-21T12:03:00Z' }
  await phones.of('A').getByText('已转入你的微信零钱').waitFor()
  expect(house.errors).toEqual([])
})
