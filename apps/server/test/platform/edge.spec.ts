import { errorStatus } from '@passalong/contract'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'

let house: House
let zhou: Caller
beforeAll(async () => {
  house = await startHouse()
  zhou = await house.signIn('zhou')
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const JSON_TYPE = { 'content-type': 'application/json' }
const keyed = { ...JSON_TYPE, 'idempotency-key': 'a-key-of-mine' }
const PATH = '/v1/clerk-applications'
const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`

describe('whatever is sent, the answer is a declared refusal', () => {
  it.each<[string, string, string, string | undefined, Record<string, string>, string]>([
    ['an unknown field', 'POST', PATH, '{"storeCode":"WK01","name":"x","admin":true}', keyed, 'request-invalid'],
    ['a missing field', 'POST', PATH, '{"name":"x"}', keyed, 'request-invalid'],
    ['a wrong type', 'POST', PATH, '{"storeCode":{"a":1},"name":"x"}', keyed, 'request-invalid'],
    ['a list', 'POST', PATH, '[]', keyed, 'request-invalid'],
    [
      'a name that only looks short',
      'POST',
      PATH,
      `{"storeCode":"WK01","name":"${'甲\uFE0F'.repeat(20)}"}`,
      keyed,
      'request-invalid',
    ],
    ['null', 'POST', PATH, 'null', keyed, 'request-invalid'],
    ['a number', 'POST', PATH, '7', keyed, 'request-invalid'],
    ['a prototype', 'POST', PATH, '{"__proto__":{"admin":true},"storeCode":"WK01","name":"x"}', keyed, 'json-invalid'],
    ['broken JSON', 'POST', PATH, '{"storeCode":', keyed, 'json-invalid'],
    ['no body', 'POST', PATH, '', keyed, 'json-invalid'],
    [
      'another content type',
      'POST',
      PATH,
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'a-key-of-mine' },
      'json-invalid',
    ],
    ['XML', 'POST', PATH, '<a/>', { 'content-type': 'text/xml', 'idempotency-key': 'a-key-of-mine' }, 'json-invalid'],
    ['a body that is too large', 'POST', PATH, `{"name":"${'x'.repeat(70_000)}"}`, keyed, 'body-too-large'],
    ['deep nesting', 'POST', PATH, `{"storeCode":${deep},"name":"x"}`, keyed, 'json-invalid'],
    ['no key', 'POST', PATH, '{"storeCode":"WK01","name":"x"}', JSON_TYPE, 'idempotency-key-missing'],
    [
      'a short key',
      'POST',
      PATH,
      '{"storeCode":"WK01","name":"x"}',
      { ...JSON_TYPE, 'idempotency-key': 'short' },
      'idempotency-key-invalid',
    ],
    [
      'a key with spaces',
      'POST',
      PATH,
      '{"storeCode":"WK01","name":"x"}',
      { ...JSON_TYPE, 'idempotency-key': 'a key with spaces' },
      'idempotency-key-invalid',
    ],
    ['an unknown route', 'GET', '/v1/nothing-here', undefined, {}, 'route-unknown'],
    ['a wrong method', 'PUT', '/v1/me', '{}', JSON_TYPE, 'route-unknown'],
    ['a path that climbs', 'GET', '/v1/../../etc/passwd', undefined, {}, 'route-unknown'],
    ['a broken escape', 'GET', '/v1/stores/%E0%A4%A', undefined, {}, 'route-unknown'],
    ['a path with a zero', 'GET', '/v1/stores/%00', undefined, {}, 'store-unknown'],
    ['a very long path', 'GET', `/v1/stores/${'x'.repeat(3_000)}`, undefined, {}, 'route-unknown'],
  ])('%s', async (_, method, path, raw, headers, code) => {
    const answer = await zhou.send(method, path, raw, headers)
    expect([answer.status, answer.body['code']]).toEqual([errorStatus[code as keyof typeof errorStatus], code])
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'message', 'messageEn', 'requestId'])
    expect(answer.body['requestId']).toBe(answer.headers.get('x-request-id'))
    expect(answer.text).not.toMatch(/\bat \w+ \(|node_modules|SELECT/)
  })

  it.each([
    [undefined, 'session-missing'],
    ['Bearer', 'session-missing'],
    ['Basic enhvdTp4', 'session-missing'],
    [`Bearer ${'A'.repeat(43)}`, 'session-invalid'],
    [`Bearer ${'A'.repeat(5_000)}`, 'session-missing'],
    [`Bearer ' OR 1=1 --`, 'session-missing'],
  ])('the authorization %j', async (authorization, code) => {
    const headers: Record<string, string> = authorization ? { authorization } : {}
    const answer = await house.stranger().send('GET', '/v1/me', undefined, headers)
    expect([answer.status, answer.body['code']]).toEqual([401, code])
  })
})

it('the database away: a refusal that says so and when to come again, and service when it is back', async () => {
  await house.wires.database.cut()
  try {
    for (const path of ['/health/ready', '/v1/stores/WK01', '/v1/me']) {
      const answer = await zhou.get(path)
      expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([
        503,
        'database-away',
        '2',
      ])
    }
    expect((await zhou.get('/health/live')).status).toBe(200)
  } finally {
    await house.wires.database.mend()
  }
  expect((await zhou.get('/health/ready')).status).toBe(200)
  expect((await zhou.get('/v1/stores/WK01')).status).toBe(200)
})

it('nothing of all this was an undeclared error', () => {
  expect(house.logged.filter((line) => line.includes('undeclared'))).toEqual([])
})
