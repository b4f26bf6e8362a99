import { reserveIds } from './ids.mjs'
import { ID, numbers } from './plan.mjs'

const AMOUNT_FEN = 680

/**
 * Commissions whose day has come, for payees all over, and the pending balances that they come out of. The orders that they
 * are of are not made: a release reads none.
 */
export async function addDueCommissions(connection, members, count) {
  const first = await reserveIds(connection, count)
  const promoters = Math.floor((members - 1) / 20) + 1
  const payee = `${ID.member} + (n * 7919) % ${promoters}`
  await connection.query(
    `INSERT INTO commission (order_id, level, payee_id, buyer_id, base_fen, rate_bp, amount_fen, taken_back_fen, reason_code,
                             rule_version, decision, decided_at, available_on, due_on)
       SELECT ${first} + n, 1, ${payee}, ${ID.member} + n % ${members}, 6800, 1000, ${AMOUNT_FEN}, 0, 'won', 1, '{}',
              NOW(3) - INTERVAL 9 DAY, CURDATE() - INTERVAL 1 DAY, CURDATE() - INTERVAL 1 DAY
         FROM ${numbers(count)}`,
  )
  await connection.query(
    `INSERT INTO account_balance (account, amount)
       SELECT CONCAT('member:', ${payee}, ':commission:pending'), ${AMOUNT_FEN} * COUNT(*) FROM ${numbers(count)} GROUP BY 1
     ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)`,
  )
}
