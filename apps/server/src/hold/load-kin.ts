import { type HoldPurchase } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { latestPurchases } from './load-purchases.js'

type Reader = Pick<Tx, 'rows'>
type ByPayee = ReadonlyMap<number, HoldPurchase[]>

/** How far up it is looked who brought a payee, and how many purchases around them are looked at. */
const STEPS_UP = 3
const AROUND = 60
const SIBLINGS = 20

/**
 * The latest purchases around payees who have few of their own: through those who brought them, through their own buyers, and
 * through the other buyers of who brought them. Their own are among them. `own` are the payees' latest purchases.
 */
export async function purchasesAround(
  tx: Reader,
  payeeIds: readonly number[],
  own: ByPayee,
  atMs: number,
): Promise<Map<number, HoldPurchase[]>> {
  const up = await whoBrought(tx, payeeIds)
  const buyers = (by: ByPayee, ids: readonly number[]) =>
    ids.flatMap((id) => (by.get(id) ?? []).map((one) => one.buyerId))
  const close = new Map(payeeIds.map((id) => [id, [...(up.get(id) ?? []), ...buyers(own, [id])]]))
  const first = await load(tx, [...close.values()].flat(), own, atMs)
  const friends = await broughtBeside(tx, payeeIds, up)
  const beside = new Map(
    payeeIds.map((id) => {
      const [parent] = up.get(id) ?? []
      const siblings = parent === undefined ? [] : [...buyers(first, [parent]), ...(friends.get(parent) ?? [])]
      return [id, [...siblings, ...buyers(first, buyers(own, [id]))]]
    }),
  )
  const second = await load(tx, [...beside.values()].flat(), first, atMs)
  return new Map(
    payeeIds.map((id) => {
      const ids = new Set([id, ...(close.get(id) ?? []), ...(beside.get(id) ?? [])])
      const purchases = [...ids].flatMap((one) => second.get(one) ?? [])
      purchases.sort((a, b) => b.paidAtMs - a.paidAtMs || b.orderId - a.orderId)
      return [id, purchases.slice(0, AROUND)]
    }),
  )
}

async function load(tx: Reader, payeeIds: readonly number[], known: ByPayee, atMs: number): Promise<ByPayee> {
  const missing = [...new Set(payeeIds)].filter((id) => !known.has(id))
  return new Map([...known, ...(await latestPurchases(tx, missing, atMs))])
}

/** Whom those who brought the payees brought besides, the latest of them. */
async function broughtBeside(
  tx: Reader,
  payeeIds: readonly number[],
  up: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, number[]>> {
  const parents = [...new Set(payeeIds.flatMap((id) => up.get(id)?.[0] ?? []))]
  if (parents.length === 0) return new Map()
  const one = `(SELECT referrer_id AS parentId, id FROM member FORCE INDEX (member_referrer)
    WHERE referrer_id = ? ORDER BY id DESC LIMIT ${SIBLINGS})`
  const rows = await tx.rows<{ parentId: number; id: number }>(parents.map(() => one).join(' UNION ALL '), parents)
  const friends = new Map<number, number[]>()
  for (const { parentId, id } of rows) friends.set(parentId, [...(friends.get(parentId) ?? []), id])
  return friends
}

/** Who brought each payee, who brought those, and so on: the nearest first. */
async function whoBrought(tx: Reader, payeeIds: readonly number[]): Promise<Map<number, number[]>> {
  const referrers = new Map<number, number | null>()
  let asked = [...payeeIds]
  for (let step = 0; step < STEPS_UP && asked.length > 0; step++) {
    const rows = await tx.rows<{ id: number; referrerId: number | null }>(
      'SELECT id, referrer_id AS referrerId FROM member WHERE id IN (?)',
      [asked],
    )
    for (const { id, referrerId } of rows) referrers.set(id, referrerId)
    asked = [...new Set(rows.flatMap(({ referrerId }) => referrerId ?? []))].filter((id) => !referrers.has(id))
  }
  return new Map(
    payeeIds.map((id) => {
      const up: number[] = []
      for (let next = referrers.get(id); next && up.length < STEPS_UP; next = referrers.get(next)) up.push(next)
      return [id, up]
    }),
  )
}
