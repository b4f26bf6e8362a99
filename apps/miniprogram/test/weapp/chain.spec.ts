import { usual } from './answers'
import { Phone, until } from './phone'

const friend = (n: number, rest: object = {}) => ({
  id: `f${n}`,
  maskedName: `友${n}*`,
  joinedAt: new Date(Date.parse('2026-11-21T00:00:00Z') + n * 60_000).toISOString(),
  joins: 0,
  further: 0,
  visits: 1,
  firstOrder: false,
  ...rest,
})

/** A member's chain with these friends, the newest first. */
const chainOf = (items: object[], rest: object = {}) => ({
  visits: 9,
  joins: items.length,
  firstOrders: 1,
  paidFen: 6800,
  earnedFen: 680,
  byLevel: items.length > 0 ? [{ level: 1, visits: 9, joins: items.length, firstOrders: 1, paidFen: 6800 }] : [],
  byDay: [] as object[],
  friends: { items, next: null as string | null },
  topGroups: [] as object[],
  asOf: '2026-11-22T04:00:00Z',
  ...rest,
})

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, at) => friend(from - at))
const chainPage = 'subpackages/chain/index'

test('who joins grows in while the page is open: a friend by name, those further away as a count', async () => {
  const phone = new Phone()
  let now: object = chainOf([])
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/chain': () => [200, now] }
  const page = await phone.open(chainPage)
  await page.sees('还没有人来')

  now = chainOf([friend(1)])
  await page.sees('友1* 刚刚入会')
  expect(page.find('friend-f1')).toBeDefined()

  now = chainOf([friend(1, { joins: 1, further: 2 })], { joins: 4 })
  await page.sees('友1* 的朋友刚刚入会')
  await page.sees('+3')
})

test('a tap opens a friend’s branch: levels with counts and nobody’s name; it grows while it is open', async () => {
  const phone = new Phone()
  let brought = 2
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/chain': () => [200, chainOf([friend(1, { joins: brought, further: 40, firstOrder: true })])],
    'GET /v1/me/chain/friends/f1': () => [
      200,
      {
        maskedName: '友1*',
        joinedAt: '2026-11-21T00:01:00Z',
        byLevel: [
          { level: 1, joins: brought, visits: 5 },
          { level: 2, joins: 40, visits: 88 },
        ],
      },
    ],
  }
  const page = await phone.open(chainPage)
  await page.tap('friend-f1')
  await page.sees('友1* 的朋友')
  await page.sees('2 人 · 打开 5 次')
  await page.sees('40 人 · 打开 88 次')
  await page.sees('已消费')
  brought = 3
  await page.sees('3 人 · 打开 5 次')
  await page.tap('friend-f1')
  await until(
    () => page.find('branch') === undefined,
    () => page.words(),
  )
})

test('a hundred thousand friends come twenty at a time; a newcomer keeps what was leafed through', async () => {
  const phone = new Phone()
  let newest = 100_000
  const counts = { byLevel: [{ level: 1, visits: 1, joins: 100_000, firstOrders: 0, paidFen: 0 }] }
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/chain': () => {
      const items = numbered(newest, 20)
      return [200, chainOf(items, { ...counts, friends: { items, next: `after-${newest - 19}` } })]
    },
    'GET /v1/me/chain/friends': ({ path }) => {
      const after = Number(path.split('after-')[1])
      return [200, { items: numbered(after - 1, 20), next: `after-${after - 20}` }]
    },
  }
  const page = await phone.open(chainPage)
  await page.sees('更早的朋友+9.9万')
  await page.tap('chain-more')
  await until(() => page.find('friend-f99961') !== undefined)
  newest = 100_001
  await page.sees('友100001* 刚刚入会')
  expect(page.find('friend-f99961')).toBeDefined()
  await page.tap('chain-more')
  await until(() => page.find('friend-f99941') !== undefined)
  const asked = phone.calls('GET /v1/me/chain/friends').map(({ path }) => path.split('?')[1])
  expect(asked).toEqual(['after=after-99981', 'after=after-99961'])

  // Forty join between two looks: a gap in the list is not passed off as the whole.
  newest = 100_041
  await page.sees('友100041* 刚刚入会')
  expect(page.find('friend-f100000')).toBeUndefined()
  expect(page.find('chain-more')).toBeDefined()
})

test('the numbers stand beside the picture: sums, levels, days, groups', async () => {
  const phone = new Phone()
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const more = {
    byLevel: [1, 2, 3, 4, 5, 6, 7].map((level) => ({ level, visits: 10, joins: 3, firstOrders: 2, paidFen: 12_345 })),
    byDay: [{ day: today, visits: 7, joins: 2, paidFen: 0 }],
    topGroups: [{ label: '群 A7K2', visits: 6, joins: 1 }],
  }
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/chain': () => [200, chainOf([friend(1)], more)] }
  const page = await phone.open(chainPage)
  await page.sees('带来消费¥68.00')
  await page.sees('佣金¥6.80')
  await page.sees('打开 10 · 首单 2 · 带来消费 ¥123.45')
  await page.sees('群 A7K2打开 6 · 入会 1')
  await page.sees('打开 7 · 入会 2')
  expect(page.words()).not.toContain('第 6 层')
  await page.tap('chain-levels')
  await page.sees('第 7 层')
  await page.tap(`day-${today}`)
  await page.sees(`${today.slice(5)} · 打开 7 · 入会 2`)
  await page.tap('chain-earned')
  expect(phone.went).toContain('/subpackages/commission/index')
})

test('without a network the last known chain is shown with its time; what never was known asks to try again', async () => {
  const phone = new Phone()
  let online = false
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/chain': () => (online ? [200, chainOf([friend(1)])] : null),
  }
  const page = await phone.open(chainPage)
  await page.sees('没有网络')
  online = true
  await page.tap('retry')
  await page.sees('友1*')

  const later = new Phone()
  for (const [name, value] of phone.storage) later.storage.set(name, value)
  later.answers = { ...usual({ member: true }), 'GET /v1/me/chain': () => null }
  const again = await later.open(chainPage)
  await again.sees('友1*')
  await again.sees('离线，显示的是 12:00 的数据')
})
