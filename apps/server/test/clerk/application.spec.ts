import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'

let house: House
let operator: Caller

beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  await house.database.run(`DELETE FROM clerk WHERE name LIKE '陈%'`)
})

const apply = (caller: Caller, changed: object = {}, key?: string) =>
  caller.post('/v1/clerk-applications', { storeCode: STORE, name: '陈店员', ...changed }, key)

async function waiting(): Promise<Record<string, unknown>[]> {
  return (await operator.must(200).get('/v1/operator/waiting')).body['items'] as Record<string, unknown>[]
}

const decide = (item: Record<string, unknown> | undefined, decision: string, key?: string) =>
  operator.post(`/v1/operator/waiting/${item?.['id']}/decision`, { decision }, key)

describe('somebody who works in a store', () => {
  it('applies, waits, is approved, and the till opens', async () => {
    const chen = await house.signIn('chen')
    expect((await apply(chen)).body).toEqual({ state: 'waiting' })
    expect((await chen.get('/v1/orders/recent')).body['code']).toBe('not-a-clerk')
    const [item] = await waiting()
    expect(item).toMatchObject({ kind: 'clerk-application', name: '陈店员', storeName: '小满生活 武康路店' })
    expect(Date.parse(String(item?.['appliedAt']))).toBeLessThanOrEqual(house.clock.now())
    expect((await decide(item, 'approve')).body).toEqual({ state: 'active' })
    expect(await waiting()).toEqual([])
    expect((await chen.get('/v1/orders/recent')).status).toBe(200)
    expect((await apply(chen)).body['code']).toBe('already-a-clerk')
    const session = await chen.must(201).post('/v1/sessions/renewal')
    expect(session.body['clerk']).toMatchObject({ name: '陈店员', storeCode: STORE })
  })

  it('is refused and may apply again', async () => {
    const chen = await house.signIn('chen')
    await apply(chen)
    expect((await decide((await waiting())[0], 'refuse')).body).toEqual({ state: 'refused' })
    expect((await chen.get('/v1/orders/recent')).body['code']).toBe('not-a-clerk')
    house.clock.pass(1_000)
    expect((await apply(chen)).body).toEqual({ state: 'waiting' })
    expect(await waiting()).toHaveLength(1)
  })

  it('applies twice, also at once, and waits once', async () => {
    const chen = await house.signIn('chen')
    const answers = await Promise.all(Array.from({ length: 8 }, () => apply(chen)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(await waiting()).toHaveLength(1)
  })

  it('corrects what waits; the operator who still sees the old one decides nothing', async () => {
    const chen = await house.signIn('chen')
    await apply(chen)
    const [old] = await waiting()
    house.clock.pass(1_000)
    await apply(chen, { name: '陈一诺' })
    expect((await decide(old, 'approve')).body['code']).toBe('application-unknown')
    expect(await waiting()).toMatchObject([{ name: '陈一诺' }])
    expect((await chen.get('/v1/orders/recent')).body['code']).toBe('not-a-clerk')
  })

  it.each([
    [{ storeCode: 'NONE' }, 404, 'store-unknown'],
    [{ storeCode: `'; --` }, 404, 'store-unknown'],
    [{ name: '   ' }, 400, 'request-invalid'],
    [{ name: '陈'.repeat(21) }, 400, 'request-invalid'],
    [{ name: 'a\u0000b' }, 400, 'request-invalid'],
    [{ state: 'active' }, 400, 'request-invalid'],
  ])('%j is refused', async (changed, status, code) => {
    const answer = await apply(await house.signIn('chen'), changed)
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(await waiting()).toEqual([])
  })
})

describe('a clerk who leaves', () => {
  const dismiss = (id: unknown, key?: string) => operator.post(`/v1/operator/clerks/${id}/dismissal`, {}, key)

  it('loses the till at once, in the session that is open, and may apply again', async () => {
    const chen = await house.signIn('chen')
    await apply(chen)
    await decide((await waiting())[0], 'approve')
    const { clerks } = (await operator.must(200).get('/v1/operator/clerks')).body as { clerks: { id: string }[] }
    const clerk = clerks.find((one) => 'name' in one && one.name === '陈店员')
    expect(clerk).toMatchObject({ storeName: '小满生活 武康路店' })
    expect((await chen.get('/v1/orders/recent')).status).toBe(200)
    expect((await dismiss(clerk?.id, 'dismissal-1')).body).toEqual({ state: 'left' })
    expect((await dismiss(clerk?.id, 'dismissal-1')).body).toEqual({ state: 'left' })
    expect((await dismiss(clerk?.id)).body['code']).toBe('clerk-unknown')
    expect((await chen.get('/v1/orders/recent')).body['code']).toBe('not-a-clerk')
    house.clock.pass(1_000)
    expect((await apply(chen)).body).toEqual({ state: 'waiting' })
  })

  it.each(['0', 'x', '99999999999999999999', "1'"])('%s is nobody', async (id) => {
    const answer = await dismiss(id)
    expect([answer.status, answer.body['code']]).toEqual([404, 'clerk-unknown'])
  })
})

describe('a decision', () => {
  it('is taken once, by one of many operators, and a repeat hears its own answer', async () => {
    await apply(await house.signIn('chen'))
    const [item] = await waiting()
    const other = await house.signInOperator()
    const path = `/v1/operator/waiting/${item?.['id']}/decision`
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => operator.post(path, { decision: 'approve' }, 'the-same-key')),
      ...Array.from({ length: 5 }, () => other.post(path, { decision: 'refuse' })),
    ])
    const approved = answers.slice(0, 5).map(({ body }) => body['state'] ?? body['code'])
    const refused = answers.slice(5).map(({ body }) => body['state'] ?? body['code'])
    expect(new Set(approved).size).toBe(1)
    const won = approved[0] === 'active' ? ['active'] : ['application-decided']
    expect(new Set(approved)).toEqual(new Set(won))
    expect(refused.filter((one) => one === 'refused')).toHaveLength(approved[0] === 'active' ? 0 : 1)
    expect(refused.filter((one) => one === 'application-decided')).toHaveLength(approved[0] === 'active' ? 5 : 4)
  })

  it.each(['1', '1-1', 'x', '999999999999999-1', '1-99999999999999'])('on %s is about nothing', async (id) => {
    const answer = await operator.post(`/v1/operator/waiting/${id}/decision`, { decision: 'approve' })
    expect([answer.status, answer.body['code']]).toEqual([404, 'application-unknown'])
  })

  it('is approve or refuse, and no member’s to take', async () => {
    const chen = await house.signIn('chen')
    await apply(chen)
    const [item] = await waiting()
    expect((await decide(item, 'maybe')).body['code']).toBe('request-invalid')
    const own = await chen.post(`/v1/operator/waiting/${item?.['id']}/decision`, { decision: 'approve' })
    expect(own.body['code']).toBe('not-an-operator')
  })
})
