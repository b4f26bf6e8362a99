import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

/** The ids of every entry that a member is shown, page by page. */
async function pages(member: Caller): Promise<string[][]> {
  const shown: string[][] = []
  for (let next: unknown = ''; next !== null; ) {
    const { body } = await member.must(200).get(`/v1/me/entries${next ? `?before=${next}` : ''}`)
    shown.push((body['entries'] as { id: string }[]).map(({ id }) => id))
    next = body['next']
  }
  return shown
}

it('entries come newest first and each once, also when two servers number them in blocks of their own', async () => {
  const [member, other] = (await crowd(house, 2)) as [Caller, Caller]
  const id = await memberId(house, member)
  // Every second entry is of the server that took its block of ids earlier; two of each instant.
  const entries = Array.from({ length: 70 }, (_, index) => ({
    id: (index % 2 === 0 ? 8_000_000 : 9_000_000) + index,
    atMs: house.clock.now() - Math.floor(index / 2) * 60_000,
  }))
  await house.database.transaction(async (tx) => {
    const columns = 'id,kind,business_key,source,destination,amount,occurred_at,dated_on,member_id,seal'.split(',')
    const rest = ['points:issued', `member:${id}:points`, 1]
    const rows = entries.map((one) => {
      return [one.id, 'order-points', `test:${one.id}`, ...rest, new Date(one.atMs), '2026-01-01', id, Buffer.alloc(32)]
    })
    await tx.insert('ledger_entry', columns, rows)
  })
  const expected = [...entries].sort((a, b) => b.atMs - a.atMs || b.id - a.id).map((one) => String(one.id))
  const shown = await pages(member)
  expect(shown.map((page) => page.length)).toEqual([30, 30, 10])
  expect(shown.flat()).toEqual(expected)
  const foreign = await other.must(200).get(`/v1/me/entries?before=${entries[0]?.id}`)
  expect(foreign.body).toEqual({ entries: [], next: null })
})
