import { type HoldPurchase } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { latestPurchases } from './load-purchases.js'

type Reader = Pick<Tx, 'rows'>
type ByPayee = ReadonlyMap<number, HoldPurchase[]>

/** How far up it is looked who brought a payee, and how many purchases around them are looked at. */
const STEPS_UP = 3
const AROUND = 60
const SIBLINGS = 20
/** Who joined before that is no new payee. */
const FRESH_MS = 60 * 86_400_000

/**
 * The latest purchases around payees who have few of their own: through those who brought them, through their own buyers, and
 * through the other buyers of who brought them. Their own are among them; of payees who joined long ago nothing is asked, for
 * whoever needs many payees makes new ones. `own` are the payees' latest purchases.
 */
export async function purchasesAround(
  tx: Reader,
  askedIds: readonly number[],
  own: ByPayee,
  atMs: number,
): Promise<Map<number, HoldPurchase[]>> {
  const { up, fresh: payeeIds } = await whoBrought(tx, askedIds, atMs)
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

/** Which payees joined lately, and who brought each of these, who brought those, and so on: the nearest first. */
async function whoBrought(
  tx: Reader,
  payeeIds: readonly number[],
  atMs: number,
): Promise<{ fresh: number[]; up: Map<number, number[]> }> {
  const referrers = new Map<number, number | null>()
  const fresh: number[] = []
  let asked = [...payeeIds]
  for (let step = 0; step < STEPS_UP && asked.length > 0; step++) {
    const rows = await tx.rows<{ id: number; referrerId: number | null }>(
      `SELECT id, referrer_id AS referrerId FROM member WHERE id IN (?) ${step === 0 ? 'AND joined_at >= ?' : ''}`,
      step === 0 ? [asked, new Date(atMs - FRESH_MS)] : [asked],
    )
    for (const { id, referrerId } of rows) referrers.set(id, referrerId)
    if (step === 0) fresh.push(...rows.map(({ id }) => id))
    asked = [...new Set(rows.flatMap(({ referrerId }) => referrerId ?? []))].filter((id) => !referrers.has(id))
  }
  const up = new Map(fresh.map((id) => [id, pathUp(id, referrers)]))
  return { fresh, up }
}

function pathUp(id: number, referrers: ReadonlyMap<number, number | null>): number[] {
  const up: number[] = []
  for (let next = referrers.get(id); next && up.length < STEPS_UP; next = referrers.get(next)) up.push(next)
  return up
}
