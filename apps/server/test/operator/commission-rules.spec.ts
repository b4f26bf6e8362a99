import { randomUUID } from 'node:crypto'
import { type CommissionRules } from '@passalong/domain'
import { RuleBook } from '../../src/commission/rule-book.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())

const PATH = '/v1/operator/commission-rules'
const inForce = async () => (await operator.must(200).get(PATH)).body
const put = async (changed: object, by: Caller = operator, key: string = randomUUID()): Promise<Answer> => {
  const { decidedAt: _, capBp: __, ...rules } = await inForce()
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  return by.send('PUT', PATH, JSON.stringify({ ...rules, ...changed }), headers)
}
const approval = { approvedBy: '法务部 李律师', approvedOn: '2026-03-01', reference: '法审〔2026〕18 号' }

it('while nobody has set any, the defaults are in force: one level of 10 %, released on the 8th day', async () => {
  expect(await inForce()).toEqual({
    version: 1,
    defaultBp: [1000, 500],
    byPromoterLevel: {},
    byCategory: {},
    byProduct: {},
    secondLevelOn: false,
    secondLevelApproval: null,
    releaseAfterDays: 7,
    promoterApproval: false,
    referralValidDays: null,
    protectionDays: 0,
    decidedAt: null,
    capBp: 3000,
  })
})

it.each([
  [{ defaultBp: [3001] }, 'commission-rate-above-cap'],
  [{ byProduct: { '85123A': [5000] } }, 'commission-rate-above-cap'],
  [{ defaultBp: [1000, 500, 100] }, 'commission-third-level'],
  [{ byCategory: { food: [100, 100, 1] } }, 'commission-third-level'],
  [{ secondLevelOn: true }, 'commission-second-level-unapproved'],
  [{ secondLevelOn: true, secondLevelApproval: { ...approval, reference: ' ' } }, 'commission-rules-malformed'],
  [
    { secondLevelOn: true, secondLevelApproval: { ...approval, approvedOn: '2026-02-30' } },
    'commission-rules-malformed',
  ],
  [
    { secondLevelOn: true, secondLevelApproval: { ...approval, approvedOn: '2999-01-01' } },
    'commission-rules-malformed',
  ],
  [{ defaultBp: [-1] }, 'commission-rate-invalid'],
  [{ defaultBp: [12.5] }, 'commission-rate-invalid'],
  [{ defaultBp: [] }, 'commission-rate-invalid'],
  [{ releaseAfterDays: -1 }, 'commission-release-days-invalid'],
  [{ releaseAfterDays: 366 }, 'commission-release-days-invalid'],
  [{ referralValidDays: -1 }, 'commission-referral-days-invalid'],
  [{ referralValidDays: 3651 }, 'commission-referral-days-invalid'],
  [{ protectionDays: -1 }, 'commission-protection-days-invalid'],
  [{ byProduct: { a: 100 } }, 'commission-rules-malformed'],
  [{ byProduct: [] }, 'request-invalid'],
  [{ levels: 3 }, 'request-invalid'],
  [{ version: 7 }, 'commission-rules-changed'],
])('%j is refused as %s, and nothing changes', async (changed, code) => {
  const before = await inForce()
  expect((await put(changed)).body['code']).toBe(code)
  expect(await inForce()).toEqual(before)
})

it('rules are put in force once; each process learns the new ones with its next question', async () => {
  const book = house.app.get(RuleBook, { strict: false })
  const asked = async (): Promise<CommissionRules> => {
    const { sql, values } = book.question()
    return book.inForce(await house.database.rows(sql, values))
  }
  const early = book.question()
  expect((await asked()).version).toBe(1)
  const change = { secondLevelOn: true, secondLevelApproval: approval, defaultBp: [1200, 300], releaseAfterDays: 10 }
  const key = randomUUID()
  const sent = await put({ ...change, version: 1 }, operator, key)
  expect([sent.status, sent.body['version'], sent.body['secondLevelApproval']]).toEqual([200, 2, approval])
  expect((await put({ ...change, version: 1 }, operator, key)).body).toEqual(sent.body)
  expect(await asked()).toEqual({ ...(await asked()), ...change, version: 2 })
  // Once it is known only the version is read, also by a question that was made before.
  const { sql, values } = book.question()
  const [row] = await house.database.rows<{ rules: string | null }>(sql, values)
  expect(row?.rules).toBeNull()
  expect(book.inForce(await house.database.rows(early.sql, early.values)).version).toBe(2)
})

it('of two operators who change the same version, one does', async () => {
  const { version } = await inForce()
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => put({ version, releaseAfterDays: 1 + index })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
  expect((await inForce())['version']).toBe(Number(version) + 1)
})

it('nobody but an operator sees or sets rules', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  for (const caller of [member, house.stranger()]) {
    expect([401, 403]).toContain((await put({}, caller)).status)
    expect([401, 403]).toContain((await caller.get(PATH)).status)
    expect([401, 403]).toContain((await caller.get('/v1/operator/promoters/waiting')).status)
  }
})

describe('promoters', () => {
  const accept = async (member: Caller) => {
    const [terms] = await versions(member)
    return member.post('/v1/me/promoter-terms', { version: terms })
  }
  const versions = async (member: Caller): Promise<string[]> => {
    const { body } = await member.must(200).get('/v1/promoter-terms')
    return [String(body['version'])]
  }
  const waiting = async () =>
    (await operator.must(200).get('/v1/operator/promoters/waiting')).body['items'] as { id: string; memberNo: string }[]
  const application = async (member: Caller) => (await member.must(200).get('/v1/me')).body['promoterApplication']
  const isPromoter = async (member: Caller) => {
    const id = await memberId(house, member)
    const rows = await house.database.rows('SELECT 1 FROM member WHERE id = ? AND promoter_since IS NOT NULL', [id])
    return rows.length === 1
  }

  it('accepting the terms is enough unless the rules ask for approval', async () => {
    const [member] = (await crowd(house, 1)) as [Caller]
    expect((await accept(member)).body).toEqual({ promoter: true, state: 'active' })
    expect(await isPromoter(member)).toBe(true)
    expect(await waiting()).toEqual([])
  })

  it('with approval a member waits until an operator agrees; who is a promoter stays one', async () => {
    const [early, wang, li] = (await crowd(house, 3)) as [Caller, Caller, Caller]
    await accept(early)
    expect((await put({ promoterApproval: true })).status).toBe(200)
    expect((await accept(early)).body).toEqual({ promoter: true, state: 'active' })
    for (const member of [wang, li]) expect((await accept(member)).body).toEqual({ promoter: false, state: 'waiting' })
    await accept(wang)
    expect(await isPromoter(wang)).toBe(false)
    expect(await application(early)).toBeNull()
    expect(await application(li)).toBe('waiting')
    const [first, second] = (await waiting()) as unknown as [{ id: string }, { id: string }]
    expect(await waiting()).toHaveLength(2)
    const decide = (id: string, decision: string) =>
      operator.post(`/v1/operator/promoters/${id}/decision`, { decision })
    const at = [decide(first.id, 'approve'), decide(first.id, 'refuse'), decide(first.id, 'approve')]
    expect((await Promise.all(at)).map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await decide(second.id, 'refuse')).body).toEqual({ state: 'refused' })
    expect(await isPromoter(li)).toBe(false)
    expect(await application(li)).toBe('refused')
    expect(await waiting()).toEqual([])
    house.clock.pass(1_000)
    expect((await accept(li)).body['state']).toBe('waiting')
    expect((await decide(second.id, 'approve')).body['code']).toBe('application-unknown')
    const [again] = (await waiting()) as unknown as [{ id: string }]
    expect((await decide(again.id, 'approve')).body).toEqual({ state: 'active' })
    expect(await isPromoter(li)).toBe(true)
    expect(await application(li)).toBeNull()
    expect((await decide('nonsense', 'approve')).body['code']).toBe('application-unknown')
  })
})
