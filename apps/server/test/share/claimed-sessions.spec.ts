import { randomBytes, randomUUID } from 'node:crypto'
import { Sessions } from '../../src/platform/session/sessions.js'
import { Allowance, KEPT_A_MINUTE } from '../../src/share/allowance.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { crowd } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'

let house: House
let apis: TwoApis
beforeAll(async () => {
  house = await startHouseOfToday()
  apis = await TwoApis.start(house)
})
afterAll(async () => {
  await apis?.close()
  await house?.close()
})
beforeEach(() => house.forgetRates())

async function aLink(): Promise<string> {
  const [sharer] = (await crowd(house, 1)) as [Caller]
  const ask = { subject: { kind: 'join' }, channel: 'card' }
  return String((await sharer.must(201).post('/v1/share-links', ask)).body['token'])
}

const follow = (caller: Caller, token: string, more: object = {}, key: string = randomUUID()) =>
  caller.post('/v1/visits', { token, wxScene: 1007, ...more }, key)

const outcome = ({ status, body }: Answer) => [status, body['code'] ?? body['counted']]

async function kept(token: string): Promise<number> {
  const [row] = await house.database.rows<{ visits: number }>(
    'SELECT COUNT(*) AS visits FROM visit v JOIN share_link l ON l.id = v.link_id WHERE l.token = ?',
    [token],
  )
  return row?.visits ?? 0
}

const ENDED = [401, 'session-invalid']

describe('a session that a process remembers', () => {
  it('is refused by every process from the moment it is signed out in another, and nothing is kept', async () => {
    const [friend] = (await crowd(house, 1)) as [Caller]
    const [before, after] = [await aLink(), await aLink()]
    const known = await apis.atOnce(4, friend, (there) => follow(there, before))
    expect(known.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    await friend.must(204).delete('/v1/sessions/current')
    const refused = await apis.atOnce(8, friend, (there) => follow(there, after))
    expect(refused.map(outcome)).toEqual(refused.map(() => ENDED))
    expect(await kept(after)).toBe(0)
  })

  it('is refused beside others whose sessions stand, which count', async () => {
    const friends = await crowd(house, 12)
    const [before, after] = [await aLink(), await aLink()]
    const whose = (index: number) => friends[index % 12] as Caller
    await apis.atOnce(12, whose, (there) => follow(there, before))
    const gone = friends.filter((_, index) => index % 3 === 0)
    await Promise.all(gone.map((friend) => friend.must(204).delete('/v1/sessions/current')))
    const answers = await apis.atOnce(12, whose, (there) => follow(there, after))
    expect(answers.map(outcome)).toEqual(answers.map((_, index) => (index % 3 === 0 ? ENDED : [201, true])))
    expect(await kept(after)).toBe(8)
  })

  it('is over when its time is over', async () => {
    const [friend] = (await crowd(house, 1)) as [Caller]
    const token = await aLink()
    expect(outcome(await follow(friend, token))).toEqual([201, true])
    await house.database.run('UPDATE session SET expires_at = ? WHERE token_hash = ?', [
      new Date(house.clock.now() - 1),
      Buffer.from(house.app.get(Sessions, { strict: false }).claimOf(friend.token ?? '')?.session ?? '', 'hex'),
    ])
    expect(outcome(await follow(friend, token))).toEqual(ENDED)
    expect(await kept(token)).toBe(1)
  })

  it.each([
    ['a phone’s key', { visitorKey: randomBytes(18).toString('base64url') }],
    ['a group', { group: { encryptedData: 'AAAA', iv: 'AAAA' } }],
    ['a link that is none', { token: 'A'.repeat(16) }],
    ['the answer to its own earlier request', {}],
  ])('that was ended elsewhere gets nothing with %s', async (_, more) => {
    const [friend] = (await crowd(house, 1)) as [Caller]
    const token = await aLink()
    const key = randomUUID()
    expect(outcome(await follow(friend, token, {}, key))).toEqual([201, true])
    await endElsewhere(friend)
    expect(outcome(await follow(friend, token, more, key))).toEqual(ENDED)
    // The claim is forgotten with that.
    expect(house.app.get(Sessions, { strict: false }).claimOf(friend.token ?? '')).toBeNull()
    expect(await house.database.rows('SELECT id FROM visitor')).toEqual([])
    expect(await kept(token)).toBe(1)
  })

  it('of which nothing is kept any more is answered no longer either', async () => {
    const [friend] = (await crowd(house, 1)) as [Caller]
    const token = await aLink()
    expect(outcome(await follow(friend, token))).toEqual([201, true])
    const allowance = house.app.get(Allowance, { strict: false })
    const [{ id }] = (await house.database.rows('SELECT person_id AS id FROM visit ORDER BY id DESC LIMIT 1')) as [
      { id: number },
    ]
    house.clock.hold()
    for (let sent = 0; sent < KEPT_A_MINUTE; sent++) allowance.take(String(id))
    expect(outcome(await follow(friend, token))).toEqual([201, false])
    await endElsewhere(friend)
    expect(outcome(await follow(friend, token))).toEqual(ENDED)
  })
})

/** As another process ends it: this one hears nothing. */
async function endElsewhere(friend: Caller): Promise<void> {
  const { session } = house.app.get(Sessions, { strict: false }).claimOf(friend.token ?? '') ?? { session: '' }
  expect(await house.database.run('DELETE FROM session WHERE token_hash = ?', [Buffer.from(session, 'hex')])).toBe(1)
}
