import { Invitees } from '../../src/home/invitees.js'
import { type House, startHouse } from '../factories/house.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

/** `count` members below each of `parents`, as bare rows; resolves to their ids. */
async function below(parents: number[], count: number, firstId: number): Promise<number[]> {
  const rows = parents.flatMap((parent, place) =>
    Array.from({ length: count }, (_, index) => ({ id: firstId + place * count + index, parent })),
  )
  const columns = 'id,member_no,status,nickname,joined_at,referrer_id,tier,standing_on'.split(',')
  await house.database.transaction((tx) =>
    tx.insert(
      'member',
      columns,
      rows.map(({ id, parent }) => [id, String(id), 'active', '友', new Date(id), parent, 'basic', '2026-01-01']),
    ),
  )
  return rows.map(({ id }) => id)
}

const under = (memberId: number) =>
  house.database.transaction(async (tx) => {
    const reads = async () => {
      const rows = await tx.rows<{ Value: string }>(`SHOW SESSION STATUS LIKE 'Handler_read%'`)
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
    }
    const before = await reads()
    const tree = await new Invitees().under(tx, memberId)
    return { tree, read: (await reads()) - before }
  })

it('the nearest come first, and a family that is too large to show is not read to its end', async () => {
  const direct = await below([7_000_000], 500, 8_000_000)
  await below(direct, 8, 8_100_000)
  const { tree, read } = await under(7_000_000)
  expect(tree.map(({ id, depth }) => [id, depth])).toEqual(direct.map((id) => [id, 1]))
  expect(read).toBeLessThan(3_000)
})

it('a line of descent is shown with its depths, to the twelfth', async () => {
  let [parent] = await below([7_100_000], 1, 9_000_000)
  for (let depth = 2; depth <= 14; depth++) [parent] = await below([parent as number], 1, 9_000_000 + depth)
  const { tree } = await under(7_100_000)
  expect(tree.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(tree.slice(1).map(({ referrerId }) => referrerId)).toEqual(tree.slice(0, -1).map(({ id }) => id))
})
