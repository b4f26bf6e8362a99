import { dayOf } from '@passalong/domain'
import { ClaimCodes } from '../../src/claim/claim-codes.js'
import { MemberCodes } from '../../src/member/member-codes.js'
import { Members } from '../../src/member/members.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'

const DAY_MS = 86_400_000
let house: House
let operator: Caller
let imported = 0

beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())

const service = <T>(kind: new (...args: never[]) => T): T => house.app.get(kind, { strict: false })

/** An imported member: a row without a person. */
async function importedMember(): Promise<{ id: number; importRef: string }> {
  const importRef = `cdnow:${++imported}`
  const member = {
    personId: null,
    nickname: null,
    joinedAtMs: house.clock.now(),
    joinedOn: dayOf(house.clock.now()),
    storeId: null,
    referrer: null,
    privacyVersion: null,
    importRef,
  }
  const keyId = service(MemberCodes).currentKeyId
  const id = await house.database.transaction((tx) => service(Members).add(tx, member, keyId))
  return { id, importRef }
}

const issue = (importRef: string, key?: string) => operator.post('/v1/operator/claim-codes', { importRef }, key)
const redeem = (code: string) =>
  house.database.transaction((tx) => service(ClaimCodes).redeem(tx, code, house.clock.now()))

async function codeFor(importRef: string): Promise<string> {
  return String((await issue(importRef)).body['code'])
}

describe('a claim code', () => {
  it('is ten letters and digits without look-alikes, good for thirty days, kept only as a fingerprint', async () => {
    const { importRef } = await importedMember()
    const { status, body } = await issue(importRef)
    expect(status).toBe(201)
    expect(body['code']).toMatch(/^[2-9A-HJKMNP-Z]{10}$/)
    expect(Date.parse(String(body['expiresAt'])) - house.clock.now()).toBeGreaterThan(29.9 * DAY_MS)
    const stored = await house.database.rows<Record<string, unknown>>('SELECT * FROM claim_code')
    const answers = await house.database.rows<{ answer: string }>('SELECT answer FROM request_key')
    expect(JSON.stringify(stored) + JSON.stringify(answers)).not.toContain(body['code'])
  })

  it('leads to its member once, however it was typed', async () => {
    const { id, importRef } = await importedMember()
    const code = await codeFor(importRef)
    expect(await redeem(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)).toBe(id)
    await expect(redeem(code)).rejects.toMatchObject({ code: 'claim-code-invalid' })
  })

  it('of twenty who use it at once serves one', async () => {
    const { importRef } = await importedMember()
    const code = await codeFor(importRef)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => redeem(code)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is not used up by a joining that fails', async () => {
    const { id, importRef } = await importedMember()
    const code = await codeFor(importRef)
    const failing = house.database.transaction(async (tx) => {
      await service(ClaimCodes).redeem(tx, code, house.clock.now())
      throw new Error('the joining fails')
    })
    await expect(failing).rejects.toThrow('the joining fails')
    expect(await redeem(code)).toBe(id)
  })

  it('is void after thirty days, and when a newer one was issued', async () => {
    const { importRef, id } = await importedMember()
    const older = await codeFor(importRef)
    const newer = await codeFor(importRef)
    expect(newer).not.toBe(older)
    await expect(redeem(older)).rejects.toMatchObject({ code: 'claim-code-invalid' })
    const late = (tx: Parameters<Parameters<typeof house.database.transaction>[0]>[0]) =>
      service(ClaimCodes).redeem(tx, newer, house.clock.now() + 30 * DAY_MS + 1_000)
    await expect(house.database.transaction(late)).rejects.toMatchObject({ code: 'claim-code-invalid' })
    expect(await redeem(newer)).toBe(id)
  })

  it('is shown again when its request is repeated, and not to another request', async () => {
    const { importRef } = await importedMember()
    const first = await issue(importRef, 'claim-key-1')
    const again = await issue(importRef, 'claim-key-1')
    expect(again.body).toEqual(first.body)
    const other = await issue((await importedMember()).importRef, 'claim-key-1')
    expect(other.body['code']).toBe('idempotency-key-reused')
  })

  it('is not issued for nobody, or for somebody who is claimed', async () => {
    expect((await issue('cdnow:none')).body['code']).toBe('member-unknown')
    const { id, importRef } = await importedMember()
    await house.database.run('UPDATE member SET person_id = ? WHERE id = ?', [7, id])
    expect((await issue(importRef)).body['code']).toBe('member-claimed')
  })

  it.each(['', 'AAAAAAAAAA', '0000000000', '😀', `' OR 1=1`])('%j is none', async (code) => {
    await expect(redeem(code)).rejects.toMatchObject({ code: 'claim-code-invalid' })
  })
})
