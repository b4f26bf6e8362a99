import { HOME, usual } from './answers'
import { Phone } from './phone'

test('home shows what the member has; without network the last known, with its time', async () => {
  const phone = new Phone()
  phone.answers = usual({ member: true })
  const page = await phone.open('pages/home/index')
  await page.sees('普卡会员')
  await page.sees('No. 8823 0146 27')
  await page.sees('再消费 ¥232.00 升级银卡')
  await page.sees('¥6.80')
  await page.sees('2 位朋友')

  phone.answers['GET /v1/me'] = () => null
  page.lifecycle('onPullDownRefresh')
  await page.sees(/离线，显示的是 \d\d:\d\d 的数据/)
  await page.sees('林小满')

  phone.answers['GET /v1/me'] = () => [200, { ...HOME, points: 1286 }]
  page.lifecycle('onPullDownRefresh')
  await page.sees('1,286')
  expect(page.words()).not.toContain('离线')
})

test('home says what comes next: commission that becomes available, points that run out', async () => {
  const phone = new Phone()
  const coming = {
    nextRelease: { on: '2026-11-29', amountFen: 680 },
    expiringPoints: { on: '2026-12-31', points: 120 },
  }
  phone.answers = { ...usual({ member: true }), 'GET /v1/me': () => [200, { ...HOME, ...coming }] }
  const page = await phone.open('pages/home/index')
  await page.sees('2026-11-29 零点有 ¥6.80 转为可提现')
  await page.sees('2026-12-31 前用完 120 分')
  await page.tap('home-expiring')
  expect(phone.went).toContain('/subpackages/ledger/index?asset=points')
})

test('a session that the server no longer takes is renewed once, silently', async () => {
  const phone = new Phone()
  let refusals = 1
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => {
      refusals -= 1
      return refusals >= 0
        ? [401, { code: 'session-invalid', message: '登录已失效，请重新进入' }]
        : [200, { ...HOME, points: 4321 }]
    },
  }
  const page = await phone.open('pages/home/index')
  await page.sees('4,321')
  expect(page.words()).not.toContain('登录已失效')
  // Signed in when the mini program started, and once more.
  expect(phone.calls('POST /v1/sessions')).toHaveLength(2)
})

test('signs in once although the phone’s clock is days ahead of the server’s', async () => {
  const phone = new Phone()
  const over = { token: 'token-1', expiresAt: '2020-01-01T00:00:00Z', member: true, clerk: null }
  phone.answers = { ...usual({ member: true }), 'POST /v1/sessions': () => [200, over] }
  const page = await phone.open('pages/home/index')
  await page.sees(String(HOME.nickname))
  expect(phone.calls('GET /v1/me').length).toBeGreaterThan(0)
  expect(phone.calls('POST /v1/sessions')).toHaveLength(1)
})
