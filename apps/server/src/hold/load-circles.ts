import { type FriendCircle, type HoldPurchase } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'

type Reader = Pick<Tx, 'rows'>

const DAY_MS = 86_400_000
/** Friends who joined so long ago have had time to buy; those from before say what somebody was, and not what they do. */
const SETTLED_MS = 3 * DAY_MS
const LATELY_MS = 60 * DAY_MS
const SPENT_WITHIN_MS = 30 * DAY_MS
/** Who buys so soon after joining joined at a till. */
const AT_ONCE_MS = 3_600_000
/** The latest friends of each payee that are looked at. */
const FRIENDS = 60
/** So few purchases say nothing of a habit. */
const HABIT = 8

const newCircle = (): FriendCircle => ({
  ...{ brought: 0, bought: 0, boughtAtOnce: 0, spentFen: 0, everBrought: 0, everAtOnce: 0 },
})

/** Whom these payees brought lately, whether these bought, and what the payees spend themselves: two questions for all of them. */
export async function friendCircles(
  tx: Reader,
  payeeIds: readonly number[],
  atMs: number,
): Promise<Map<number, FriendCircle>> {
  const circles = new Map(payeeIds.map((id) => [id, newCircle()]))
  if (payeeIds.length === 0) return circles
  const latest = `(SELECT m.referrer_id AS payeeId, m.joined_at AS joinedAt, o.paid_at AS boughtAt
    FROM member m FORCE INDEX (member_referrer) LEFT JOIN sale_order o ON o.id = m.first_order_id
   WHERE m.referrer_id = ? ORDER BY m.id DESC LIMIT ${FRIENDS})`
  const friends = await tx.rows<{ payeeId: number; joinedAt: Date; boughtAt: Date | null }>(
    payeeIds.map(() => latest).join(' UNION ALL '),
    payeeIds,
  )
  for (const { payeeId, joinedAt, boughtAt } of friends) {
    const ageMs = atMs - joinedAt.getTime()
    const circle = circles.get(payeeId)
    if (!circle || ageMs < SETTLED_MS) continue
    const atOnce = boughtAt !== null && boughtAt.getTime() - joinedAt.getTime() < AT_ONCE_MS
    circle.everBrought++
    if (atOnce) circle.everAtOnce++
    if (ageMs > LATELY_MS) continue
    circle.brought++
    if (boughtAt !== null) circle.bought++
    if (atOnce) circle.boughtAtOnce++
  }
  const spent = await tx.rows<{ payeeId: number; spentFen: number }>(
    `SELECT member_id AS payeeId, CAST(SUM(paid_fen) AS SIGNED) AS spentFen FROM sale_order FORCE INDEX (sale_order_member)
      WHERE member_id IN (?) AND paid_at >= ? AND undone_at IS NULL GROUP BY member_id`,
    [payeeIds, new Date(atMs - SPENT_WITHIN_MS)],
  )
  for (const { payeeId, spentFen } of spent) {
    const circle = circles.get(payeeId)
    if (circle) circle.spentFen = Number(spentFen)
  }
  return circles
}

/** The purchases with whether a link was opened in the ten minutes before; asked for payees with enough of them, at once. */
export async function withOpened(
  tx: Reader,
  payeeIds: readonly number[],
  purchases: ReadonlyMap<number, HoldPurchase[]>,
): Promise<Map<number, HoldPurchase[]>> {
  const own = new Map(purchases)
  const asked = payeeIds.filter((id) => (own.get(id) ?? []).length >= HABIT)
  const orderIds = asked.flatMap((id) => (own.get(id) ?? []).map(({ orderId }) => orderId))
  if (orderIds.length === 0) return own
  const rows = await tx.rows<{ orderId: number }>(
    `SELECT c.order_id AS orderId FROM commission c JOIN member m ON m.id = c.buyer_id
      WHERE c.order_id IN (?) AND c.level = 1 AND EXISTS (SELECT 1 FROM visit v WHERE v.person_id = m.person_id
        AND v.own = 0 AND v.visited_at BETWEEN c.decided_at - INTERVAL 10 MINUTE AND c.decided_at)`,
    [orderIds],
  )
  const opened = new Set(rows.map(({ orderId }) => orderId))
  for (const id of asked)
    own.set(
      id,
      (own.get(id) ?? []).map((one) => ({ ...one, openedToPay: opened.has(one.orderId) })),
    )
  return own
}
