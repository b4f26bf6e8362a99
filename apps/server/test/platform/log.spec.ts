import { type House, STORE, startHouse } from '../factories/house.js'
import { buy, freshCode } from '../factories/till.js'

let house: House
beforeAll(async () => {
  house = await startHouse({ LOG_LEVEL: 'trace' })
})
afterAll(() => house?.close())

it('nothing personal and no secret reaches a log, whatever goes right or wrong', async () => {
  const secrets: string[] = ['林小满', '周店员', '陈店员', '13800002046', '138****2046', house.config.wechatSecret]
  const loginCode = await house.wechatCode('login', 'chen')
  const phoneCode = await house.wechatCode('phone', 'lin')
  const lin = await house.join('lin', { storeCode: STORE, nickname: '林小满' })
  await lin.must(201).post('/v1/me/phone', { code: phoneCode })
  const { body: me } = await lin.must(200).get('/v1/me')
  const { body: link } = await lin.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  const zhou = await house.signIn('zhou')
  const order = await buy(house, zhou, lin, 6_800)
  const memberCode = await freshCode(house, lin)
  await zhou.must(201).post('/v1/checkouts', { memberCode })
  await zhou.get(`/v1/orders?receiptNo=${order['receiptNo']}`)
  const chen = await house.signIn('chen')
  await chen.post('/v1/clerk-applications', { storeCode: STORE, name: '陈店员' })
  const operator = await house.addOperator()
  await house.stranger().post('/v1/operator/sessions', { ...operator, totp: '000000' })
  await house.stranger().post('/v1/sessions', { code: `${loginCode}x` })
  await house.stranger().send('POST', '/v1/sessions', `{"code":"${loginCode}"`, { 'content-type': 'application/json' })
  await chen.post('/v1/members', { nickname: '林小满', phone: '13800002046' })
  await house.stranger().get(`/v1/nothing/${loginCode}`)
  await house.stranger().get(`/v1/%zz${loginCode}`)
  await house.wires.database.cut()
  await lin.get('/v1/me')
  await house.wires.database.mend()
  const tokens = [lin.token, zhou.token, chen.token, link['token'], me['memberNo']].map(String)
  secrets.push(...tokens, loginCode, phoneCode, memberCode, String(order['receiptNo']))
  secrets.push(operator.username, operator.password, operator.totpSecret)
  const log = house.logged.join('')
  expect(house.logged.length).toBeGreaterThan(20)
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  expect(log).not.toMatch(/openid|Bearer|authorization|127\.0\.0\.1|\bo[\w-]{27}\b/i)
})

it('an error of the database that nobody declared is logged without what was written', async () => {
  const wang = await house.signIn('wang')
  await house.database.run('ALTER TABLE clerk MODIFY name VARCHAR(3) NOT NULL')
  const before = house.logged.length
  const answer = await wang.post('/v1/clerk-applications', { storeCode: STORE, name: '王店员的全名' })
  expect([answer.status, answer.body['code']]).toEqual([500, 'internal-error'])
  const line = house.logged.slice(before).find((one) => one.includes('undeclared error')) ?? '{}'
  expect(JSON.parse(line).err).toMatchObject({ code: 'ER_DATA_TOO_LONG', stack: expect.stringMatching(/^ {4}at /) })
  expect(line).not.toMatch(/王店员|INSERT/)
})

it('a line names route, status and caller by number, and the request that the answer named', async () => {
  const lin = await house.signIn('lin')
  const before = house.logged.length
  const answer = await lin.get('/v1/stores/NOSUCH')
  const line = JSON.parse(house.logged.slice(before).find((one) => one.includes('/v1/stores')) ?? '{}')
  expect(line).toMatchObject({
    route: '/v1/stores/:code',
    method: 'GET',
    status: 404,
    requestId: answer.body['requestId'],
  })
})
