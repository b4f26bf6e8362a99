import { randomBytes, randomUUID } from 'node:crypto'
import { bytesOfBase64, memberCodeAt } from '@passalong/contract'
import { Members } from '../../src/member/members.js'
import { Sessions } from '../../src/platform/session/sessions.js'
import { type Answer, Caller } from './caller.js'
import { type House } from './house.js'

/** The code that a member's phone shows now; each call moves the clock on, for a code is good once. */
export async function freshCode(house: House, member: Caller): Promise<string> {
  house.clock.pass(31_000)
  const { body } = await member.must(200).get('/v1/me/code-credential')
  const secret = bytesOfBase64(String(body['secretBase64']))
  return memberCodeAt({ credentialNo: String(body['credentialNo']), secret, atMs: house.clock.now() })
}

/** Scans a member and resolves to the checkout's id. */
export async function openCheckout(house: House, clerk: Caller, member: Caller): Promise<string> {
  const { body } = await clerk.must(201).post('/v1/checkouts', { memberCode: await freshCode(house, member) })
  return String(body['checkoutId'])
}

/** Scans and settles; resolves to the order. */
export async function buy(house: House, clerk: Caller, member: Caller, amountFen: number): Promise<Answer['body']> {
  const checkoutId = await openCheckout(house, clerk, member)
  const receiptNo = `R-${randomUUID().slice(0, 12)}`
  const { body } = await clerk.must(201).post(`/v1/checkouts/${checkoutId}/settlement`, { receiptNo, amountFen })
  return body
}

/** Ids that the house itself never comes to. */
let nextPerson = 900_000_000

/** `count` members who were brought by `referrerId` (a member's row id) or came alone. */
export async function crowd(house: House, count: number, referrerId: number | null = null): Promise<Caller[]> {
  const members = house.app.get(Members, { strict: false })
  const sessions = house.app.get(Sessions, { strict: false })
  const callers: Caller[] = []
  for (let index = 0; index < count; index++) {
    const personId = nextPerson++
    const token = await house.database.transaction(async (tx) => {
      await tx.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [personId, anOpenid(), new Date()])
      const joinedAtMs = house.clock.now()
      const referrer = referrerId === null ? null : { memberId: referrerId, linkId: 0 }
      const day = { joinedAtMs, joinedOn: Math.floor((joinedAtMs + 8 * 3_600_000) / 86_400_000) }
      await members.add(
        tx,
        { personId, nickname: null, ...day, storeId: null, referrer, privacyVersion: null, importRef: null },
        'dev',
      )
      return (await sessions.open({ personId }, tx)).token
    })
    callers.push(new Caller(house.url, token))
  }
  return callers
}

/** 28 characters, as WeChat's are. */
const anOpenid = () => `o${randomBytes(21).toString('base64url')}`.slice(0, 28)

/** The row id of a member by the number on their card. */
export async function memberId(house: House, member: Caller): Promise<number> {
  const { body } = await member.must(200).get('/v1/me')
  const [row] = await house.database.rows<{ id: number }>('SELECT id FROM member WHERE member_no = ?', [
    String(body['memberNo']),
  ])
  return row?.id ?? 0
}

/** A member who is a clerk of the house's store. */
export async function aClerk(house: House): Promise<Caller> {
  const [clerk] = (await crowd(house, 1)) as [Caller]
  const id = await memberId(house, clerk)
  await house.database.run(
    `INSERT INTO clerk (id, person_id, store_id, name, state, applied_at)
     SELECT ?, m.person_id, s.id, '临时店员', 'active', ${house.clock.literal()} FROM member m JOIN store s ON s.code = 'WK01' WHERE m.id = ?`,
    [id, id],
  )
  return clerk
}
