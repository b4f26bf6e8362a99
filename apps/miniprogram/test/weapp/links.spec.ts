import { HOME, usual } from './answers'
import { Phone, until } from './phone'

const link = (token: string, rest: object = {}) => ({
  token,
  channel: 'card',
  subject: { kind: 'join', code: 'join', title: '邀你成为小满生活会员' },
  mintedAt: new Date().toISOString(),
  revokedAt: null,
  visits: 3,
  visitors: 2,
  joins: 1,
  firstOrders: 0,
  paidFen: 0,
  furtherLinks: 4,
  ...rest,
})

test('every card with what it brought, today’s first; older ones on demand', async () => {
  const phone = new Phone()
  const older = link('Older', { mintedAt: '2026-01-02T03:04:00Z', paidFen: 123_456, channel: 'moments' })
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/share-links': ({ path }) => [
      200,
      path.includes('before=') ? { items: [older], next: null } : { items: [link('Today')], next: 'cursor' },
    ],
  }
  const page = await phone.open('subpackages/chain/links/index')
  await page.sees('今天')
  expect(page.words()).not.toContain('带来消费')
  await page.tap('links-more')
  await page.sees('带来消费 ¥1,234.56')
  await page.sees('朋友圈里的打开只计数')
  expect(phone.calls('GET /v1/me/share-links')[1]?.path).toContain('before=cursor')
})

test('withdrawing explains itself, is repeated under one key, and the card is not shared again', async () => {
  const phone = new Phone()
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const own = { token: 'Today', title: '邀你', path: '/pages/join/index?t=Today', imageUrl: null }
  phone.storage.set(
    'share-links',
    JSON.stringify([{ memberNo: HOME.memberNo, channel: 'card', subject: 'join', parent: null, day, link: own }]),
  )
  let answers = 0
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/share-links': () => [200, { items: [link('Today')], next: null }],
    'POST /v1/share-links': () => [201, { ...own, token: 'Fresh', path: '/pages/join/index?t=Fresh' }],
    'POST /v1/share-links/Today/revocation': () => {
      answers += 1
      return answers === 1 ? null : [201, { token: 'Today', revokedAt: '2026-11-22T04:00:00Z' }]
    },
  }
  const page = await phone.open('subpackages/chain/links/index')
  await page.tap('revoke-Today')
  await page.sees('已经因它而来的朋友、推荐关系和佣金都不变')
  expect(phone.calls('POST /v1/share-links/Today/revocation')).toEqual([])
  await page.tap('revoke-do')
  await page.sees('没有收到回音')
  await page.tap('revoke-do')
  await page.sees('11-22 12:00 已收回')
  const [first, second] = phone.calls('POST /v1/share-links/Today/revocation')
  expect(first?.key).toBe(second?.key)
  await until(() => String(phone.storage.get('share-links')).includes('Fresh'))
  expect(String(phone.storage.get('share-links'))).not.toContain('Today')
  expect(page.find('revoke-Today')).toBeUndefined()
})

test('nobody’s cards yet, and a failure with another try', async () => {
  const phone = new Phone()
  let well = false
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/share-links': () =>
      well ? [200, { items: [], next: null }] : [503, { code: 'busy', message: '稍后再试' }],
  }
  const page = await phone.open('subpackages/chain/links/index')
  await page.sees('稍后再试')
  well = true
  await page.tap('retry')
  await page.sees('还没有卡片')
  await page.tap('links-share')
  expect(phone.went).toContain('/pages/share/index')
})
