import { HOME, usual } from './answers'
import { type Page, Phone, until } from './phone'

const visit = { sharer: { maskedName: '林*' }, subject: { kind: 'join' }, own: false, storeName: null, gift: null }

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

test('a card from a store says what joining brings, where, and until when', async () => {
  const phone = new Phone()
  const gift = { title: '购物袋兑换券', validDays: 5 }
  phone.answers = {
    ...usual({ member: false }),
    'POST /v1/visits': () => [201, { ...visit, storeName: '小满生活 武康路店', gift }],
  }
  const page = await phone.open('pages/join/index', { t: 'AbCdEfGh12345678' })
  await page.sees('购物袋兑换券 × 1')
  await page.sees('5 天内到武康路店使用')
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

/** Ticks the box; the page has drawn it before anything else is tapped. */
async function agree(page: Page): Promise<void> {
  await page.tap('join-consent')
  await until(() => page.root.dom.innerHTML.includes('consent__box--on'))
}

const entryUrl = { t: 'AbCdEfGh12345678' }

test('a visit tells of the chat and the group as far as WeChat does, and a failure to tell is silent', async () => {
  const phone = new Phone()
  phone.entered = { scene: 1008, chatType: 3 }
  phone.group = { encryptedData: 'c2VhbGVk', iv: 'aXY=' }
  phone.keyStands = false
  phone.answers = { ...usual({ member: false }), 'POST /v1/visits': () => [201, visit] }
  const page = await phone.open('pages/join/index', entryUrl)
  await page.sees('林* 邀请你入会')
  expect(phone.calls('POST /v1/visits')[0]?.body).toEqual({
    token: entryUrl.t,
    wxScene: 1008,
    chatType: 3,
    group: phone.group,
  })
  // WeChat encrypts with the key of the last login: one that is over is renewed first.
  expect(phone.logins).toBeGreaterThan(1)

  const other = new Phone()
  other.entered = { scene: 1008, chatType: 3 }
  other.answers = phone.answers
  const again = await other.open('pages/join/index', entryUrl)
  await again.sees('林* 邀请你入会')
  expect(other.calls('POST /v1/visits')[0]?.body).toEqual({ token: entryUrl.t, wxScene: 1008, chatType: 3 })
})

test('a visit that the network lost is sent again under the same key before joining', async () => {
  const phone = new Phone()
  let online = false
  phone.answers = {
    ...usual({ member: false }),
    'POST /v1/visits': () => (online ? [201, visit] : null),
    'POST /v1/members': () => [201, HOME],
  }
  const page = await phone.open('pages/join/index', entryUrl)
  await page.sees('没有网络')
  online = true
  phone.networkBack()
  await page.sees('林* 邀请你入会')
  const keys = phone.calls('POST /v1/visits').map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)

  // A second card, lost and never looked at again: joining tells of it first.
  const [lost] = phone.calls('POST /v1/visits')
  phone.storage.set(
    'visits-waiting',
    JSON.stringify([{ visit: { ...lost?.body, token: 'LostToken1234567' }, key: 'lost-key-12345678', at: Date.now() }]),
  )
  await agree(page)
  await page.tap('join-submit')
  await until(() => phone.calls('POST /v1/members').length === 1)
  const order = phone.sent.map(({ path, key }) => (key === 'lost-key-12345678' ? 'lost visit' : path))
  expect(order.indexOf('lost visit')).toBeGreaterThan(-1)
  expect(order.indexOf('lost visit')).toBeLessThan(order.indexOf('/v1/members'))
})

test('in Moments there is one page: a preview, an anonymous visit, no login', async () => {
  const phone = new Phone()
  phone.entered = { scene: 1154 }
  phone.answers = { 'POST /v1/visits': () => [201, { ...visit, storeName: '小满生活 武康路店' }] }
  const page = await phone.open('pages/join/index', entryUrl)
  await page.sees('林* 邀请你来看看')
  await page.sees('来自 小满生活 武康路店')
  await page.sees('前往小程序')
  expect(page.find('join-submit')).toBeUndefined()
  expect(phone.logins).toBe(0)
  expect(phone.sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/visits'])
  const [seen] = phone.sent
  expect(seen?.signedIn).toBe(false)
  expect(seen?.body['visitorKey']).toMatch(/^[\w-]{16,64}$/)

  // Inside, the same phone's visit carries the key on, so that the two become one.
  const inside = new Phone()
  for (const [name, value] of phone.storage) inside.storage.set(name, value)
  inside.answers = { ...usual({ member: false }), 'POST /v1/visits': () => [201, visit] }
  const joining = await inside.open('pages/join/index', entryUrl)
  await joining.sees('林* 邀请你入会')
  expect(inside.calls('POST /v1/visits')[0]?.body['visitorKey']).toBe(seen?.body['visitorKey'])
  expect(inside.calls('POST /v1/visits')[0]?.signedIn).toBe(true)
})

test('a member passes a received card on as their own, below it; a guest hands it on as it is', async () => {
  const phone = new Phone()
  const own = { token: 'OwnBelow', title: '林小满 邀你', path: '/pages/join/index?t=OwnBelow', imageUrl: null }
  phone.answers = {
    ...usual({ member: true }),
    'POST /v1/visits': () => [201, visit],
    'POST /v1/share-links': () => [201, own],
  }
  const page = await phone.open('pages/join/index', entryUrl)
  await page.sees('你已是会员')
  await until(() => phone.calls('POST /v1/share-links').some(({ body }) => body['parentToken'] === entryUrl.t))
  await until(() => page.lifecycle<{ path: string }>('onShareAppMessage', {}).path === own.path)

  const guest = new Phone()
  guest.answers = { ...usual({ member: false }), 'POST /v1/visits': () => [201, visit] }
  const theirs = await guest.open('pages/join/index', entryUrl)
  await theirs.sees('林* 邀请你入会')
  expect(theirs.lifecycle<{ path: string }>('onShareAppMessage', {}).path).toBe(`/pages/join/index?t=${entryUrl.t}`)
  // What Moments bring decides no commission: another's card is not put there.
  expect(theirs.lifecycle<{ query: string }>('onShareTimeline').query).not.toContain(entryUrl.t)
})

test('signing in and joining carry the same hint of the phone; nothing else does', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: false }), 'POST /v1/members': () => [201, HOME] }
  const page = await phone.open('pages/join/index', {})
  await agree(page)
  await page.tap('join-submit')
  await until(() => phone.calls('POST /v1/members').length === 1)
  const told = phone.sent.filter(({ device }) => device !== undefined)
  expect([...new Set(told.map(({ path }) => path))].sort()).toEqual(['/v1/members', '/v1/sessions'])
  expect(new Set(told.map(({ device }) => device)).size).toBe(1)
  expect(told[0]?.device).toMatch(/^[\w.-]{8,128}$/)
})
