import { readFile } from 'node:fs/promises'
import { messageTemplates } from '../../src/sandbox/message/templates.js'
import { openidFor } from '../../src/sandbox/people.js'
import { APPID, TestSandbox } from './a-sandbox.js'

let wechat: TestSandbox
let access_token: string
beforeEach(async () => {
  wechat = await TestSandbox.start()
  access_token = await wechat.token()
})
afterEach(() => wechat.stop())

const [withdrawal, expiring, released] = messageTemplates.map(({ id }) => id)
const message = {
  touser: openidFor(APPID, 'lin'),
  template_id: released,
  page: 'pages/home/index?from=message',
  data: { amount1: { value: '¥6.80' }, thing2: { value: '朋友的消费' }, time3: { value: '2026年11月29日 02:00' } },
  miniprogram_state: 'formal',
  lang: 'zh_CN',
}

async function errcodeOf(changed: Record<string, unknown> = {}, query: Record<string, string> = { access_token }) {
  return (await wechat.post('/cgi-bin/message/subscribe/send', { ...message, ...changed }, query)).json.errcode
}
const choose = (templates: Record<string, string>, person = 'lin') =>
  wechat.post('/wechat/subscriptions', { person, templates })
const messagesOf = async (person: string) => (await wechat.get(`/wechat/messages/${person}`)).json['messages']

it('one consent is one message, and the receiver alone sees it', async () => {
  expect(await errcodeOf()).toBe(43101)
  expect((await choose({ [`${released}`]: 'accept' })).json['remaining']).toMatchObject({ [`${released}`]: 1 })
  expect(await errcodeOf()).toBe(0)
  expect(await errcodeOf()).toBe(43101)
  expect(await messagesOf('lin')).toMatchObject([
    {
      title: '收益到账提醒',
      fields: [
        { label: '到账金额', value: '¥6.80' },
        { label: '收益来源', value: '朋友的消费' },
        { label: '到账时间', value: '2026年11月29日 02:00' },
      ],
      page: 'pages/home/index?from=message',
      sentAt: '2026-11-21T02:00:00.000Z',
    },
  ])
  expect(await messagesOf('chen')).toEqual([])
})

it('consents add up by person and by template, and a refusal takes none away', async () => {
  await choose({ [`${released}`]: 'accept', [`${expiring}`]: 'reject' })
  const { json } = await choose({ [`${released}`]: 'accept' })
  expect(json['remaining']).toEqual({ [`${released}`]: 2, [`${expiring}`]: 0, [`${withdrawal}`]: 0 })
  await choose({ [`${released}`]: 'reject' })
  expect([await errcodeOf(), await errcodeOf(), await errcodeOf()]).toEqual([0, 0, 43101])
  await choose({ [`${released}`]: 'accept' }, 'chen')
  expect(await errcodeOf()).toBe(43101)
})

it('refuses in WeChat’s words, and then the consent is still there', async () => {
  await choose({ [`${released}`]: 'accept' })
  expect(await errcodeOf({}, {})).toBe(41001)
  expect(await errcodeOf({}, { access_token: 'made-up' })).toBe(40001)
  expect(await errcodeOf({ touser: 'lin' })).toBe(40003)
  expect(await errcodeOf({ template_id: 'none' })).toBe(40037)
  expect(await errcodeOf({ page: 'pages/nowhere/index' })).toBe(41030)
  expect(await errcodeOf({ data: undefined })).toBe(47003)
  const answer = await wechat.post(
    '/cgi-bin/message/subscribe/send',
    { ...message, data: { ...message.data, thing2: { value: '字'.repeat(21) } } },
    { access_token },
  )
  expect(answer.json).toMatchObject({ errcode: 47003 })
  expect(answer.json.errmsg).toMatch(/^argument invalid! data\.thing2\.value invalid rid: /)
  expect((await wechat.get('/cgi-bin/message/subscribe/send')).json.errcode).toBe(43002)
  expect(await errcodeOf()).toBe(0)
})

describe('a field takes what its kind takes', () => {
  const takes = async (template_id: string | undefined, data: Record<string, string>) => {
    await choose({ [`${template_id}`]: 'accept' })
    const fields = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }]))
    return (await errcodeOf({ template_id, data: fields })) === 0
  }

  it.each([
    ['amount1', ['6.80元', '￥1234567890', '0.01'], ['', '六元', '12345678901', '¥-1', '¥1,000.00']],
    ['phrase2', ['已到账'], ['', '已经到账了啊', 'ok', '到账!']],
    ['time3', ['15:01', '2026-11-29 02:00', '2026年11月29日 23:59:59'], ['25:00', '明天', '2026-11-29T02:00:00Z']],
    ['thing4', ['字'.repeat(20), 'a, b'], [' ', '字'.repeat(21)]],
  ])('%s', async (name, good, bad) => {
    const whole = { amount1: '¥6.80', phrase2: '已到账', time3: '15:01', thing4: '请查收' }
    for (const value of good)
      expect([value, await takes(withdrawal, { ...whole, [name]: value })]).toEqual([value, true])
    for (const value of bad)
      expect([value, await takes(withdrawal, { ...whole, [name]: value })]).toEqual([value, false])
  })

  it.each([
    ['number1', ['100', '0.5'], ['一百', '1'.repeat(33), '-5', '']],
    ['date2', ['2026年12月31日', '2026-12-31', '2026年12月31日 10:00'], ['12/31', '']],
  ])('%s', async (name, good, bad) => {
    const whole = { number1: '100', date2: '2026年12月31日', thing3: '请尽快使用' }
    for (const value of good) expect([value, await takes(expiring, { ...whole, [name]: value })]).toEqual([value, true])
    for (const value of bad) expect([value, await takes(expiring, { ...whole, [name]: value })]).toEqual([value, false])
  })
})

it('the demo names the same templates to the API', async () => {
  const services = await readFile(new URL('../../../../tools/demo/services.mjs', import.meta.url), 'utf8')
  expect(messageTemplates.filter(({ key, id }) => !services.includes(`'${key}:${id}'`))).toEqual([])
})

it('the dialog learns the titles, and what nobody asked for is refused', async () => {
  const asked = await wechat.post('/wechat/subscriptions/asked', { templates: [withdrawal, released] })
  expect(asked.json['templates']).toEqual([
    { id: withdrawal, title: '提现结果通知' },
    { id: released, title: '收益到账提醒' },
  ])
  expect((await wechat.post('/wechat/subscriptions/asked', { templates: ['none'] })).status).toBe(404)
  expect((await choose({ none: 'accept' })).status).toBe(404)
  expect((await choose({ [`${released}`]: 'maybe' })).status).toBe(400)
  expect((await choose({ [`${released}`]: 'accept' }, 'nobody')).status).toBe(404)
})
