import { HOME, usual } from './answers'
import { Phone, until } from './phone'

const link = {
  token: 'ZyXwVuTs87654321',
  title: '林小满 邀你成为小满生活会员',
  path: '/pages/join/index?t=ZyXwVuTs87654321',
  imageUrl: null,
}

const cards = (phone: Phone) => phone.calls('POST /v1/share-links').filter(({ body }) => body['channel'] === 'card')

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
  await until(() => cards(phone).length === 1)

  await page.tap('share-first')
  await page.sees('加入免费，不需要购买。')
  await page.tap('terms-accept')
  await page.sees('发给朋友')
  await until(() => page.find('share-send') !== undefined)
  expect(phone.calls('POST /v1/me/promoter-terms')[0]?.body).toEqual({ version: '2026-11-01' })
  expect(page.lifecycle('onShareAppMessage', { from: 'button' })).toEqual({ title: link.title, path: link.path })
  // The same day, the same link.
  expect(cards(phone)).toHaveLength(1)
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

const dayBefore = () => new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
const keptLink = (rest: object = {}) => ({
  memberNo: HOME.memberNo,
  channel: 'card',
  subject: 'join',
  parent: null,
  day: dayBefore(),
  link: { ...link, token: 'YesterdaysToken1', path: '/pages/join/index?t=YesterdaysToken1' },
  ...rest,
})

test('a network that never answers makes nobody wait: the last own card is shared at once', async () => {
  const phone = new Phone()
  phone.storage.set('share-links', JSON.stringify([keptLink({ memberNo: '1111111111' }), keptLink()]))
  phone.answers = { ...usual({ member: true }), 'POST /v1/share-links': () => new Promise(() => undefined) }
  const page = await phone.open('pages/share/index')
  await until(() => page.find('share-send') !== undefined)
  await page.sees('发给朋友')
  expect(page.words()).not.toContain('卡片准备中')
  const card = page.lifecycle<{ path: string; promise?: unknown }>('onShareAppMessage', { from: 'button' })
  expect(card.path).toBe('/pages/join/index?t=YesterdaysToken1')
  expect(card.promise).toBeUndefined()
})

test('today’s card replaces yesterday’s in the background, and Moments have a link of their own', async () => {
  const phone = new Phone()
  phone.storage.set('share-links', JSON.stringify([keptLink()]))
  phone.answers = {
    ...usual({ member: true }),
    'POST /v1/share-links': ({ body }) => [
      201,
      body['channel'] === 'moments' ? { ...link, token: 'MomentsToken' } : link,
    ],
  }
  const page = await phone.open('pages/share/index')
  await until(() => phone.calls('POST /v1/share-links').length === 2)
  expect(phone.calls('POST /v1/share-links').map(({ body }) => body['channel'])).toEqual(['card', 'moments'])
  await until(() => page.lifecycle<{ path: string }>('onShareAppMessage', {}).path === link.path)
  const moment = page.lifecycle<{ query: string }>('onShareTimeline')
  expect(moment.query).toBe('t=MomentsToken')
})

test('the card is minted at the start, wherever the person is; the very first one is waited for by WeChat alone', async () => {
  const phone = new Phone()
  let mint: (answer: [number, unknown]) => void = () => undefined
  const minted = new Promise<[number, unknown]>((resolve) => {
    mint = resolve
  })
  phone.answers = { ...usual({ member: true }), 'POST /v1/share-links': () => minted }
  await phone.open('pages/mine/index')
  await until(() => phone.calls('POST /v1/share-links').length === 1)
  const page = await phone.open('pages/share/index')
  await page.sees('卡片准备中')
  const card = page.lifecycle<{ path: string; promise: Promise<object> }>('onShareAppMessage', { from: 'menu' })
  expect(card.path).toBe('/pages/join/index')
  mint([201, link])
  expect(await card.promise).toEqual({ title: link.title, path: link.path })
  await page.sees('发给朋友')
  expect(cards(phone)).toHaveLength(1)
})

test('a card that was opened from Moments leads inside on to the card’s own page', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: true }), 'POST /v1/share-links': () => [201, link] }
  await phone.open('pages/share/index', { t: 'MomentsToken1234' })
  await until(() => phone.went.includes('/pages/join/index?t=MomentsToken1234'))
})
