import { type PersonId } from '../../../wechat/src/sandbox/people.js'
import { Messages, type Queued } from '../../src/message/messages.js'
import { cut } from '../../src/message/notice.js'
import { SendMessages } from '../../src/message/send-messages.js'
import { Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { memberId } from '../factories/till.js'

const IDS = {
  'withdrawal-result': 'Wd7hT2kQ9mXcV4pZ1sLrB8nYfJ3gUaE6oKiHtD5wNqS',
  'points-expiring': 'Pe3vN8rJ5tGyC1qW6xMbA9zLkH4sFdU7oPiEuR2jTmV',
  'commission-released': 'Cr6yK1wB4nQzS8eX3vTgD7hMpJ9fLaR2uOiCtY5kEbN',
} as const
type Key = keyof typeof IDS

let house: House
let chen: Caller
let chenId: number
let sender: SendMessages
beforeAll(async () => {
  house = await startHouse({
    WECHAT_TEMPLATES: Object.entries(IDS)
      .map((pair) => pair.join(':'))
      .join(','),
  })
  // Tries wait for seconds: a slow machine must not let them pass.
  house.clock.hold()
  chen = await house.join('chen')
  chenId = await memberId(house, chen)
  sender = house.app.get(SendMessages, { strict: false })
})
afterAll(() => house?.close())

/** What WeChat's dialog comes to: the phone's consent at WeChat, and ours told to the shop. */
async function consent(key: Key, where: 'both' | 'shop' = 'both', person: PersonId = 'chen'): Promise<number> {
  if (where === 'both') await house.wechat('subscriptions', { person, templates: { [IDS[key]]: 'accept' } })
  const { body } = await chen.must(201).post('/v1/me/message-consents', { templates: [key] })
  return (body['remaining'] as Record<string, number>)[key] ?? 0
}
const arrived = async (): Promise<{ title: string; fields: { value: string }[] }[]> =>
  (await house.sandbox('/wechat/messages/chen'))['messages'] as never

let turn = 0
const paid = (): Queued => ({
  memberId: chenId,
  businessKey: `withdrawal:${++turn}:result`,
  template: 'withdrawal-result',
  params: { amountFen: 12_345, outcome: 'paid', atMs: Date.parse('2026-11-21T04:05:00Z'), note: null },
})
const queue = (message: Queued) =>
  house.database.transaction((tx) => house.app.get(Messages, { strict: false }).queue(tx, message))
const stateOf = async ({ businessKey }: Queued) => {
  const rows = await house.database.rows<{ state: string; fault: string | null; attempts: number }>(
    'SELECT state, fault, attempts FROM message_outbox WHERE business_key = ?',
    [businessKey],
  )
  return rows[0] ? [rows[0].state, rows[0].fault, rows[0].attempts] : null
}

it('the templates of this shop are offered, and nothing else can be consented to', async () => {
  const { body } = await chen.must(200).get('/v1/me/message-templates')
  expect(body['templates']).toContainEqual({
    key: 'points-expiring',
    templateId: IDS['points-expiring'],
    title: '积分到期提醒',
  })
  for (const templates of [[], ['other'], ['points-expiring', 'points-expiring'], 'points-expiring'])
    expect((await chen.post('/v1/me/message-consents', { templates })).body['code']).toBe('request-invalid')
})

it('without a consent nothing is queued; one consent sends one message, once', async () => {
  expect(await queue(paid())).toBe(false)
  expect(await consent('withdrawal-result')).toBe(1)
  const message = paid()
  expect(await queue(message)).toBe(true)
  expect(await queue(message)).toBe(false)
  expect(await queue(paid())).toBe(false)
  expect((await arrived()).length).toBe(0)
  expect(await sender.send()).toBe(1)
  expect(await sender.send()).toBe(0)
  const [came] = await arrived()
  expect(came?.title).toBe('提现结果通知')
  expect(came?.fields.map(({ value }) => value)).toEqual([
    '¥123.45',
    '已到账',
    '2026年11月21日 12:05',
    '已转到你的微信零钱',
  ])
  expect(await stateOf(message)).toEqual(['sent', null, 1])
})

it('a message of a transaction that failed is neither sent nor paid for', async () => {
  await consent('withdrawal-result')
  const message = paid()
  const messages = house.app.get(Messages, { strict: false })
  const failing = house.database.transaction(async (tx) => {
    await messages.queue(tx, message)
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  expect(await sender.send()).toBe(0)
  expect(await queue(message)).toBe(true)
  expect(await sender.send()).toBe(1)
})

it('of 20 at once with 3 consents 3 are queued, and several senders send each once', async () => {
  for (let index = 0; index < 3; index++) await consent('withdrawal-result')
  const before = (await arrived()).length
  const queued = await Promise.all(Array.from({ length: 20 }, () => queue(paid())))
  expect(queued.filter(Boolean)).toHaveLength(3)
  const counts = await Promise.all([sender.send(), sender.send(), sender.send()])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
  expect((await arrived()).length).toBe(before + 3)
})

it('a consent that WeChat does not know of is final, and is not asked about again', async () => {
  await consent('withdrawal-result', 'shop')
  const message = paid()
  await queue(message)
  expect(await sender.send()).toBe(0)
  expect(await stateOf(message)).toEqual(['failed', 'errcode 43101', 1])
  house.clock.pass(86_400_000)
  expect(await sender.send()).toBe(0)
  chen = await house.signIn('chen')
})

it('while WeChat is away a message waits, longer each time, and is sent once it is back', async () => {
  await consent('withdrawal-result')
  const message = paid()
  await queue(message)
  await house.wires.wechat.cut()
  expect(await sender.send()).toBe(0)
  expect(await stateOf(message)).toEqual(['waiting', 'unreachable', 1])
  expect(await sender.send()).toBe(0)
  house.clock.pass(5_000)
  await sender.send()
  expect(await stateOf(message)).toEqual(['waiting', 'unreachable', 2])
  await house.wires.wechat.mend()
  house.clock.pass(5_000)
  expect(await sender.send()).toBe(0)
  house.clock.pass(5_000)
  expect(await sender.send()).toBe(1)
  expect(await stateOf(message)).toEqual(['sent', null, 3])
})

it('a message whose sender died over it is not sent a second time', async () => {
  await consent('withdrawal-result')
  const message = paid()
  await queue(message)
  await house.database.run(
    `UPDATE message_outbox SET state = 'sending', attempts = 1, next_at = ? WHERE business_key = ?`,
    [new Date(house.clock.now() + 60_000), message.businessKey],
  )
  expect(await sender.send()).toBe(0)
  house.clock.pass(120_000)
  expect(await sender.send()).toBe(0)
  expect(await stateOf(message)).toEqual(['unknown', null, 1])
})

it('a sender that has to stop gives back what it has not begun', async () => {
  for (let index = 0; index < 3; index++) await consent('withdrawal-result')
  const waiting = [paid(), paid(), paid()]
  for (const message of waiting) await queue(message)
  const stop = new AbortController()
  const sending = sender.send(stop.signal)
  // Claimed together, the first is on its way: the others have not been begun.
  stop.abort()
  const sent = await sending
  expect(sent).toBeLessThan(3)
  const states = await Promise.all(waiting.map(async (message) => (await stateOf(message))?.[0]))
  expect(states.filter((state) => state === 'waiting')).toHaveLength(3 - sent)
  expect(await sender.send()).toBe(3 - sent)
})

it.each([
  ['thing1', '一'.repeat(21), `${'一'.repeat(19)}…`],
  ['thing1', '一'.repeat(20), '一'.repeat(20)],
  ['phrase2', '已经退回余额', '已经退回余'],
  ['character_string3', 'a'.repeat(40), 'a'.repeat(32)],
  ['amount4', '¥1.00', '¥1.00'],
])('%s takes %s as %s', (name, value, taken) => {
  expect(cut(name, value)).toBe(taken)
})
