import { HOME, usual } from './answers'
import { Phone } from './phone'

const weighed = (maskedName: string, outcome: string, reason: string) => ({
  maskedName,
  outcome,
  reasonCode: outcome,
  reason,
  followedAt: '2026-11-19T03:00:00Z',
  channel: 'card',
})
const step = (kind: string, who: string, channel: string | null = null) => ({
  kind,
  who,
  channel,
  at: '2026-11-19T03:00:00Z',
  text: `${who} 的一步`,
})

const commission = (id: string, state: string) => ({
  id,
  state,
  amountFen: state === 'voided' ? 0 : 680,
  at: '2026-11-21T10:42:00Z',
  availableOn: '2026-11-29',
  buyerMaskedName: '陈*',
  decision: { candidates: [] },
  level: 1,
  paidFen: 6800,
  reason: '好友点开过你的卡片',
  releasedAt: null,
  reviewNote: state === 'held' ? '这笔佣金正在人工审核' : null,
})

test('from a commission to its path: every step back to the first share, and why A and not B', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/commissions': () => [200, { items: [commission('o1', 'pending')] }],
    'GET /v1/me/withdrawals': () => [200, { items: [], open: null, withdrawableFen: 0, minimumFen: 100 }],
    'GET /v1/me/commissions/o1/path': () => [
      200,
      {
        steps: [
          step('purchase', '陈*'),
          step('visit', '陈*', 'card'),
          step('link', '我', 'card'),
          step('link', '店家'),
        ],
        reason: '7 天内最后点开的是你的卡片',
        hidden: 0,
        candidates: [weighed('王*', 'lost', '已由更晚点开的卡片决定'), weighed('我', 'won', '最后点开的是这张')],
      },
    ],
  }
  const list = await phone.open('subpackages/commission/index')
  await list.tap('earning-path-o1')
  expect(phone.went).toContain('/subpackages/commission/path/index?id=o1')

  const page = await phone.open('subpackages/commission/path/index', { id: 'o1' })
  await page.sees('陈* 的一步')
  await page.sees(/店家 的一步第一次分享/)
  await page.sees('7 天内最后点开的是你的卡片')
  // The chosen one stands first, whatever the order of the answer.
  await page.sees(/我最终选定最后点开的是这张.*王\*未选已由更晚点开的卡片决定/)
})

test('a very long way is shown by its ends and opens at a tap', async () => {
  const phone = new Phone()
  const steps = Array.from({ length: 40 }, (_, at) => step('link', `第${at}层`))
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/commissions/o1/path': () => [200, { steps, hidden: 1200, reason: '没有推荐人', candidates: [] }],
  }
  const page = await phone.open('subpackages/commission/path/index', { id: 'o1' })
  await page.sees('中间还有 32 步')
  await page.sees('第39层')
  expect(page.words()).not.toContain('第20层 的一步')
  await page.sees('更早还有 1,200 次转发')
  await page.tap('path-all')
  await page.sees('第20层 的一步')
})

test('what somebody checks says so, and what was not granted', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/commissions': () => [200, { items: [commission('o1', 'held'), commission('o2', 'voided')] }],
    'GET /v1/me/withdrawals': () => [200, { items: [], open: null, withdrawableFen: 0, minimumFen: 100 }],
  }
  const page = await phone.open('subpackages/commission/index')
  await page.sees('审核中')
  await page.sees('正在人工审核')
  await page.sees('审核未通过')
})

test('my referrer: who, since when, why they; or why nobody', async () => {
  const phone = new Phone()
  let referrer: object | null = { maskedName: '周*', since: '2026-10-20T02:00:00Z', validUntil: null, counts: true }
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => [200, { ...HOME, referrer: { maskedName: '周*' } }],
    'GET /v1/me/referral': () => [
      200,
      { referrer, reason: '最后点开的是 周* 的卡片', candidates: [weighed('赵*', 'lost', '更早点开')] },
    ],
  }
  const mine = await phone.open('pages/mine/index')
  await mine.tap('mine-referral')
  expect(phone.went).toContain('/subpackages/chain/referral/index')

  const page = await phone.open('subpackages/chain/referral/index')
  await page.sees('自 2026-10-20 起，是你的推荐人')
  await page.sees('长期有效')
  await page.sees('赵*未选更早点开')

  referrer = { maskedName: '周*', since: '2026-10-20T02:00:00Z', validUntil: '2026-11-01', counts: false }
  page.lifecycle('onShow')
  await page.sees('计佣期已过')
  referrer = null
  page.lifecycle('onShow')
  await page.sees('你没有推荐人')
})
