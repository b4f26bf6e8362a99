import { keepsBalance, mayBeNegative } from '@passalong/domain'
import { type Database } from '../../src/platform/database/database.js'
import { type Violations } from './violations.js'

/** All levels together never exceed this share of what was paid and has not gone back. */
const CAP_BP = 3_000

/** Whether the books are right by themselves, whatever the clients were told. */
export async function checkBooks(database: Database, violations: Violations): Promise<void> {
  await checkBalances(database, violations)
  await checkPoints(database, violations)
  await checkOrders(database, violations)
  await checkCommission(database, violations)
  violations.addRows('half-written', await database.rows(HALF_WRITTEN))
  violations.addRows('released', await database.rows(RELEASED))
}

/** Every balance is the sum of its entries, both ways, and no account owes that cannot. */
async function checkBalances(database: Database, violations: Violations): Promise<void> {
  const kept = new Map(
    (await database.rows<Amount>('SELECT account, amount FROM account_balance')).map((row) => [
      row.account,
      row.amount,
    ]),
  )
  const sums = await database.rows<Amount>(
    `SELECT account, SUM(amount) AS amount FROM (
       SELECT destination AS account, amount FROM ledger_entry UNION ALL SELECT source, -amount FROM ledger_entry
     ) moved GROUP BY account`,
  )
  let total = 0
  for (const { account, amount } of sums) {
    total += amount
    if (keepsBalance(account) && (kept.get(account) ?? 0) !== amount)
      violations.add('balance', `${account} stands at ${kept.get(account) ?? 0} and its entries at ${amount}`)
    if (keepsBalance(account) && !mayBeNegative(account) && amount < 0)
      violations.add('overdrawn', `${account} stands at ${amount}`)
    kept.delete(account)
  }
  for (const [account, amount] of kept)
    if (amount !== 0) violations.add('balance', `${account} stands at ${amount} without an entry`)
  if (total !== 0) violations.add('balance', `all accounts together stand at ${total}`)
}

/** What is left in a member's lots is their balance; a debt leaves every lot empty. No lot is spent beyond what it held. */
async function checkPoints(database: Database, violations: Violations): Promise<void> {
  violations.addRows(
    'points-lots',
    await database.rows(
      `SELECT m.id AS memberId, COALESCE(b.amount, 0) AS balance, COALESCE(l.remaining, 0) AS lots FROM member m
         LEFT JOIN account_balance b ON b.account = CONCAT('member:', m.id, ':points')
         LEFT JOIN (SELECT member_id, SUM(remaining) AS remaining FROM points_lot GROUP BY member_id) l ON l.member_id = m.id
        WHERE GREATEST(COALESCE(b.amount, 0), 0) <> COALESCE(l.remaining, 0)`,
    ),
  )
  violations.addRows(
    'spent-twice',
    await database.rows(
      `SELECT l.id AS lotId, l.earned, s.spent FROM points_lot l
         JOIN (SELECT lot_id, SUM(taken - returned) AS spent FROM points_spend GROUP BY lot_id) s ON s.lot_id = l.id
        WHERE s.spent + l.remaining + l.expired > l.earned`,
    ),
  )
  violations.addRows(
    'points-spent',
    await database.rows(
      `SELECT o.id AS orderId, o.points_spent AS pointsSpent, COALESCE(s.taken, 0) AS taken FROM sale_order o
         LEFT JOIN (SELECT order_id, SUM(taken) AS taken FROM points_spend GROUP BY order_id) s ON s.order_id = o.id
        WHERE o.points_spent <> COALESCE(s.taken, 0)`,
    ),
  )
}

/** What has gone back of each order fits what it had; what went back whole, or was undone, has left nothing. */
async function checkOrders(database: Database, violations: Violations): Promise<void> {
  const rows = await database.rows<OrderSums>(ORDERS)
  for (const order of rows) {
    const net = order.undone ? 0 : order.paid - order.refunded
    const kept = { paid: net, growth: Math.floor(net / 10), spent: order.undone ? 0 : order.spent - order.spentBack }
    if (order.refunded > order.paid || order.refunded !== order.refundRows)
      violations.add('refund', `order ${order.id}: ${order.refunded} of ${order.paid} (${order.refundRows} in refunds)`)
    for (const what of ['paid', 'growth', 'spent'] as const)
      if (order[`${what}Left`] !== kept[what])
        violations.add('left', `order ${order.id} has ${order[`${what}Left`]} of ${what} left and not ${kept[what]}`)
    if (!order.undone && order.refunded === order.paid && order.points !== order.pointsBack)
      violations.add('left', `order ${order.id} is refunded whole and keeps ${order.points - order.pointsBack} points`)
  }
}

/** Commission is what the lines that were kept earn at their rates, level by level, and never above the cap. */
async function checkCommission(database: Database, violations: Violations): Promise<void> {
  const rows = await database.rows<CommissionSums>(COMMISSION)
  const byOrder = new Map<number, number>()
  for (const row of rows) {
    const kept = row.undone ? 0 : row.amount - row.takenBack
    const wanted = row.undone || row.payeeId === null ? 0 : row.share
    if (kept !== wanted || row.moved !== wanted)
      violations.add(
        'commission',
        `order ${row.orderId}, level ${row.level}: ${kept}, ${row.moved} moved, not ${wanted}`,
      )
    const all = (byOrder.get(row.orderId) ?? 0) + kept
    byOrder.set(row.orderId, all)
    if (all > Math.floor((row.net * CAP_BP) / 10_000))
      violations.add('commission-cap', `order ${row.orderId}: ${all} of ${row.net} paid`)
  }
}

interface Amount {
  account: string
  amount: number
}

interface OrderSums {
  id: number
  undone: number
  paid: number
  refunded: number
  refundRows: number
  points: number
  pointsBack: number
  spent: number
  spentBack: number
  paidLeft: number
  growthLeft: number
  spentLeft: number
}

interface CommissionSums {
  orderId: number
  level: number
  payeeId: number | null
  undone: number
  amount: number
  takenBack: number
  share: number
  net: number
  moved: number
}

/** The sum of an order's entries of one family: what it moved less what moved back. */
const family = (forth: string, back: readonly string[]) =>
  `SUM(CASE WHEN kind = '${forth}' THEN amount WHEN kind IN (${back.map((kind) => `'${kind}'`).join(', ')}) THEN -amount ELSE 0 END)`

const ORDERS = `
  SELECT o.id, o.undone_at IS NOT NULL AS undone, o.paid_fen AS paid, o.points, o.points_spent AS spent,
         COALESCE(l.refunded, 0) AS refunded, COALESCE(r.amount, 0) AS refundRows, COALESCE(r.points, 0) AS pointsBack,
         COALESCE(r.spent_back, 0) AS spentBack,
         COALESCE(e.paid, 0) AS paidLeft, COALESCE(e.growth, 0) AS growthLeft, COALESCE(e.spent, 0) AS spentLeft
    FROM sale_order o
    LEFT JOIN (SELECT order_id, SUM(refunded_fen) AS refunded FROM order_line GROUP BY order_id) l ON l.order_id = o.id
    LEFT JOIN (SELECT order_id, SUM(amount_fen) AS amount, SUM(points) AS points, SUM(points_returned) AS spent_back
                 FROM refund GROUP BY order_id) r ON r.order_id = o.id
    LEFT JOIN (SELECT order_id, ${family('order-paid', ['refund-paid', 'undo-paid'])} AS paid,
                      ${family('order-growth', ['refund-growth', 'undo-growth'])} AS growth,
                      ${family('order-points-spent', ['refund-points-returned', 'undo-points-returned'])} AS spent
                 FROM ledger_entry WHERE order_id IS NOT NULL GROUP BY order_id) e ON e.order_id = o.id`

const COMMISSION = `
  SELECT c.order_id AS orderId, c.level, c.payee_id AS payeeId, o.undone_at IS NOT NULL AS undone,
         c.amount_fen AS amount, c.taken_back_fen AS takenBack, l.net,
         CASE c.level WHEN 1 THEN l.first_share ELSE l.second_share END AS share, COALESCE(e.moved, 0) AS moved
    FROM commission c
    JOIN sale_order o ON o.id = c.order_id
    JOIN (SELECT order_id, SUM(paid_fen - refunded_fen) AS net,
                 SUM(FLOOR((paid_fen - refunded_fen) * commission_bp / 10000)) AS first_share,
                 SUM(FLOOR((paid_fen - refunded_fen) * commission_second_bp / 10000)) AS second_share
            FROM order_line GROUP BY order_id) l ON l.order_id = c.order_id
    LEFT JOIN (SELECT order_id, SUBSTRING_INDEX(business_key, ':', -1) AS level_text,
                      ${family('order-commission', ['refund-commission', 'undo-commission'])} AS moved
                 FROM ledger_entry WHERE kind IN ('order-commission', 'refund-commission', 'undo-commission')
                GROUP BY order_id, level_text) e ON e.order_id = c.order_id AND e.level_text = c.level`

/** Whatever belongs together is there together. */
const HALF_WRITTEN = `
  SELECT o.id AS orderId FROM sale_order o
   WHERE NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id)
      OR (o.paid_fen > 0 AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.order_id = o.id AND e.kind = 'order-paid'))
      OR (o.points_lot_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM points_lot p WHERE p.id = o.points_lot_id))
   UNION ALL
  SELECT e.order_id FROM ledger_entry e LEFT JOIN sale_order o ON o.id = e.order_id
   WHERE e.order_id IS NOT NULL AND o.id IS NULL
   UNION ALL
  SELECT r.order_id FROM refund r WHERE NOT EXISTS (SELECT 1 FROM refund_line l WHERE l.refund_id = r.id)`

/** What was released was released once, to one account; what waits has not been released. */
const RELEASED = `
  SELECT c.order_id AS orderId, c.level, c.released_to AS releasedTo, c.released_fen AS releasedFen, c.due_on AS dueOn,
         COUNT(e.id) AS entries, COALESCE(SUM(e.amount), 0) AS amount
    FROM commission c
    LEFT JOIN ledger_entry e ON e.business_key = CONCAT('commission:', c.order_id, ':', c.level, ':released')
   GROUP BY c.order_id, c.level, c.released_to, c.released_fen, c.due_on, c.released_at
  HAVING (c.released_at IS NULL AND COUNT(e.id) > 0) OR COALESCE(SUM(e.amount), 0) <> c.released_fen
      OR (c.released_at IS NOT NULL AND c.due_on IS NOT NULL) OR COUNT(e.id) > 1`
