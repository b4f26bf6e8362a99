import { HOME, usual } from './answers'
import { Phone, until } from './phone'

const link = {
  token: 'ZyXwVuTs87654321',
  title: '林小满 邀你成为小满生活会员',
  path: '/pages/join/index?t=ZyXwVuTs87654321',
  imageUrl: null,
}

test('rules before the first share; then the card carries a link that was minted before the tap', async () => {
  const phone = new Phone()
  let promoter = false
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => [200, { ...HOME, promoter }],
    'GET /v1/promoter-terms': () => [
      200,
      { version: '2026-11-01', title: '推手规则', paragraphs: ['加入免费，不需要购买。'] },
    ],
    'POST /v1/me/promoter-terms': () => {
      promoter = true
      return [201, { promoter: true }]
    },
    'POST /v1/share-links': () => [201, link],
  }
  const page = await phone.open('pages/share/index')
  await page.sees('先看规则，再发给朋友')
  expect(page.find('share-send')).toBeUndefined()
  await until(() => phone.calls('POST /v1/share-links').length === 1)

  await page.tap('share-first')
  await page.sees('加入免费，不需要购买。')
  await page.tap('terms-accept')
  await page.sees('发给朋友')
  await until(() => page.find('share-send') !== undefined)
  expect(phone.calls('POST /v1/me/promoter-terms')[0]?.body).toEqual({ version: '2026-11-01' })
  expect(page.lifecycle('onShareAppMessage', { from: 'button' })).toEqual({ title: link.title, path: link.path })
  // The same day, the same link.
  expect(phone.calls('POST /v1/share-links')).toHaveLength(1)
})

test('where the shop approves promoters, who applied reads so, and shares on meanwhile', async () => {
  const phone = new Phone()
  let promoterApplication: string | null = null
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => [200, { ...HOME, promoter: false, promoterApplication }],
    'GET /v1/promoter-terms': () => [200, { version: '2026-11-01', title: '推手规则', paragraphs: ['加入免费。'] }],
    'POST /v1/me/promoter-terms': () => {
      promoterApplication = 'waiting'
      return [201, { promoter: false, state: 'waiting' }]
    },
    'POST /v1/share-links': () => [201, link],
  }
  const page = await phone.open('pages/share/index')
  await page.tap('share-first')
  await page.tap('terms-accept')
  await page.sees('等待店家同意')
  await until(() => page.find('share-send') !== undefined)
  expect(page.find('share-reconsider')).toBeUndefined()

  promoterApplication = 'refused'
  page.lifecycle('onShow')
  await page.sees('可以再次申请')
  expect(page.find('share-reconsider')).toBeDefined()
})
