import { HOME, usual } from './answers'
import { Phone, until } from './phone'

const visit = { sharer: { maskedName: '林*' }, subject: { kind: 'join' }, own: false, storeName: null }

test('a friend opens the card, sees who sent it, consents and is a member', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: false }),
    'POST /v1/visits': () => [201, visit],
    'POST /v1/members': () => [201, { ...HOME, nickname: '陈一诺' }],
  }
  const page = await phone.open('pages/join/index', { t: 'AbCdEfGh12345678' })
  await page.sees('林* 邀请你入会')
  expect(phone.calls('POST /v1/visits')[0]?.body).toEqual({ token: 'AbCdEfGh12345678', wxScene: 1007 })

  await page.tap('join-submit')
  await page.sees('请先阅读隐私说明并勾选同意')
  expect(phone.calls('POST /v1/members')).toEqual([])

  page.type('join-nickname', ' 陈一诺 ')
  await page.tap('join-consent')
  await page.tap('join-submit')
  await until(() => phone.went.includes('/pages/home/index'))
  const [joined] = phone.calls('POST /v1/members')
  expect(joined?.body).toEqual({ privacyVersion: '2026-11-01', nickname: '陈一诺', linkToken: 'AbCdEfGh12345678' })
  expect(joined?.key).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
})

test('the code on the counter brings the store and its gift', async () => {
  const phone = new Phone()
  const store = { code: 'WK01', name: '小满生活 武康路店', city: '上海', gift: { title: '购物袋兑换券', validDays: 7 } }
  phone.answers = { ...usual({ member: false }), 'GET /v1/stores/WK01': () => [200, store] }
  const page = await phone.open('pages/join/index', { scene: 's.WK01' })
  await page.sees('你在 小满生活 武康路店')
  await page.sees('购物袋兑换券 × 1')
  await page.sees('7 天内到店使用')
})

test('a member from before the mini program brings the shop’s claim code', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: false }), 'POST /v1/members': () => [201, HOME] }
  const page = await phone.open('pages/join/index', {})
  await page.sees('我是老会员，有认领码')
  await page.tap('join-claim-open')
  await until(
    () => page.find('join-claim') !== undefined,
    () => page.words(),
  )
  page.type('join-claim', ' abcd234567 ')
  await page.tap('join-submit')
  await page.sees('请先阅读隐私说明并勾选同意')
  await page.tap('join-consent')
  await page.tap('join-submit')
  await until(
    () => phone.calls('POST /v1/members').length === 1,
    () => page.words(),
  )
  expect(phone.calls('POST /v1/members')[0]?.body).toEqual({ privacyVersion: '2026-11-01', claimCode: 'ABCD234567' })
})

test('a card that was withdrawn says so, and joining still works', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: false }),
    'POST /v1/visits': () => [410, { code: 'link-revoked', message: '这张卡片已被收回，仍可直接入会' }],
  }
  const page = await phone.open('pages/join/index', { scene: 't.AbCdEfGh12345678' })
  await page.sees('这张卡片已被收回，仍可直接入会')
  expect(page.find('join-submit')).toBeDefined()
})

test('one’s own card is named as such', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: true }), 'POST /v1/visits': () => [201, { ...visit, own: true }] }
  const page = await phone.open('pages/join/index', { t: 'AbCdEfGh12345678' })
  await page.sees('这是你自己发出的卡片')
})
