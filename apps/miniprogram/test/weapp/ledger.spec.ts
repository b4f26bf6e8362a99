import { usual } from './answers'
import { Phone, until } from './phone'

const entry = {
  id: '1',
  at: '2026-11-21T12:00:00Z',
  asset: 'points',
  amount: -100,
  from: null as string | null,
  to: null as string | null,
  balance: 20 as number | null,
  title: '积分抵现',
  reason: '结账时用积分抵现，100 积分抵 1 元。',
  orderId: null,
}
const moved = {
  ...entry,
  id: '2',
  asset: 'commission',
  amount: 680,
  from: '待结算',
  to: '可提现',
  balance: 680,
  title: '佣金可提现',
}

test('points: how many, when they run out, and why they went; a page without any is leafed over', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/points': () => [200, { points: 1286, untilDays: [{ on: '2026-12-31', points: 120 }] }],
    'GET /v1/me/message-templates': () => [200, { templates: [] }],
    'GET /v1/me/entries': ({ path }) =>
      path.includes('before=7') ? [200, { entries: [entry], next: null }] : [200, { entries: [], next: '7' }],
  }
  const page = await phone.open('subpackages/ledger/index', { asset: 'points' })
  await page.sees('1,286')
  await page.sees('2026-12-31 前用完 120 分')
  await page.sees('−100')
  await page.sees('余额 20')
  expect(phone.calls('GET /v1/me/entries').map(({ path }) => path)).toEqual([
    '/v1/me/entries?asset=points',
    '/v1/me/entries?asset=points&before=7',
  ])
})

test('what moved between two states has no sign', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/entries': () => [200, { entries: [moved], next: null }],
  }
  const page = await phone.open('subpackages/ledger/index')
  await page.sees('待结算 → 可提现')
  await page.sees('6.80')
  await page.sees('可提现共 6.80')
  expect(page.words()).not.toMatch(/[+−]6\.80/)
})

test('another filter asks for its own entries; a late answer of the one before is dropped', async () => {
  const phone = new Phone()
  let slow: (() => void) | undefined
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/entries': async ({ path }) => {
      if (path.includes('commission')) return [200, { entries: [moved], next: null }]
      await new Promise<void>((resolve) => {
        slow = resolve
      })
      return [200, { entries: [entry], next: null }]
    },
  }
  const page = await phone.open('subpackages/ledger/index')
  await until(() => slow !== undefined)
  await page.tap('filter-commission')
  await page.sees('待结算 → 可提现')
  slow?.()
  await page.tap('filter-commission')
  await page.sees('待结算 → 可提现')
  expect(page.words()).not.toContain('−100')
})
