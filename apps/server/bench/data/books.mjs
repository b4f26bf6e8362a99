import { ALONE, CLERKS, ID, numbers, ORDERS_EACH, STORES } from './plan.mjs'

const ZEROS = `REPEAT(CHAR(0), 32)`
const PAID = '(6800 + n % 50 * 100)'
const GROWTH = '(68 + n % 50)'
const COMMISSION = '(680 + n % 50 * 10)'
const MEMBER = `n DIV ${ORDERS_EACH}`
/** Two orders of a member fall on different days, none in the last three weeks: their commission is released. */
const DAYS_AGO = `(21 + (${MEMBER} * 31 + n % ${ORDERS_EACH} * 97) % 300)`
const PAID_ON = `CURDATE() - INTERVAL ${DAYS_AGO} DAY`
const PAID_AT = `(CURDATE() - INTERVAL ${DAYS_AGO} DAY + INTERVAL n % 28800 SECOND)`
const REFERRER = `${ID.member} + (${MEMBER}) DIV 20`
const ORDER = `${ID.order} + n`
const HAS_REFERRER = `${MEMBER} >= ${ALONE}`

const decision = `CONCAT('{"ruleVersion":1,"payeeId":', ${REFERRER}, ',"rateBp":1000,"reasonCode":"won","candidates":[{"memberId":',
  ${REFERRER}, ',"kind":"referrer","linkId":null,"visitedAtMs":null,"outcome":"won"}]}')`

/**
 * Orders with their lines, lots, growth, commissions and balances. What nothing reads again is not real: content
 * hashes and entry seals are zeros, so `npm run audit` is not for this database.
 */
export function bookStatements(members) {
  const orders = members * ORDERS_EACH
  const eachOrder = numbers(orders)
  return [
    `INSERT INTO sale_order (id, store_id, receipt_no, member_id, clerk_id, content_hash, paid_fen, growth, points,
                             points_per_ten_yuan, tier_before, tier_after, points_lot_id, paid_at, paid_on)
       SELECT ${ORDER}, ${ID.store} + n % ${STORES}, CONCAT('H-', n), ${ID.member} + ${MEMBER}, ${ID.clerk} + n % ${CLERKS},
              ${ZEROS}, ${PAID}, ${GROWTH}, ${GROWTH}, 10, 'basic', 'basic', ${ID.lot} + n, ${PAID_AT}, ${PAID_ON}
         FROM ${eachOrder}`,
    `INSERT INTO order_line (order_id, line_no, item, unit_price, quantity, paid_fen, refunded_quantity, refunded_fen, commission_bp)
       SELECT ${ORDER}, 1, NULL, NULL, 1, ${PAID}, 0, 0, IF(${HAS_REFERRER}, 1000, 0) FROM ${eachOrder}`,
    `INSERT INTO points_lot (id, member_id, order_id, earned_on, valid_on, earned, remaining, expired, expired_taken_back)
       SELECT ${ID.lot} + n, ${ID.member} + ${MEMBER}, ${ORDER}, ${PAID_ON}, LAST_DAY(${PAID_ON} + INTERVAL 1 YEAR),
              ${GROWTH}, ${GROWTH}, 0, 0
         FROM ${eachOrder}`,
    `INSERT INTO growth_day (member_id, day, growth) SELECT ${ID.member} + ${MEMBER}, ${PAID_ON}, ${GROWTH} FROM ${eachOrder}`,
    `INSERT INTO commission (order_id, level, payee_id, buyer_id, base_fen, rate_bp, amount_fen, taken_back_fen, reason_code,
                             rule_version, decision, decided_at, available_on, due_on, released_at, released_to, released_fen)
       SELECT ${ORDER}, 1, ${REFERRER}, ${ID.member} + ${MEMBER}, ${PAID}, 1000, ${COMMISSION}, 0, 'won', 1, ${decision},
              ${PAID_AT}, ${PAID_ON} + INTERVAL 8 DAY, NULL, ${PAID_AT} + INTERVAL 8 DAY, 'available', ${COMMISSION}
         FROM ${eachOrder} WHERE ${HAS_REFERRER}`,
    `INSERT INTO account_balance (account, amount) SELECT CONCAT('order:', ${ORDER}, ':paid'), ${PAID} FROM ${eachOrder}`,
    `INSERT INTO account_balance (account, amount)
       SELECT STRAIGHT_JOIN CONCAT('member:', ${ID.member} + n, IF(k = 0, ':growth', ':points')),
              136 + (${ORDERS_EACH} * n) % 50 + (${ORDERS_EACH} * n + 1) % 50
         FROM ${numbers(members)} JOIN (SELECT n AS k FROM bench_number WHERE n < 2) kinds`,
    `INSERT INTO account_balance (account, amount)
       SELECT CONCAT('member:', ${REFERRER}, ':commission:available'), SUM(${COMMISSION})
         FROM ${eachOrder} WHERE ${HAS_REFERRER} GROUP BY 1`,
  ]
}

/** Five ledger entries an order, in the order in which they were posted. */
export function entryStatement(members) {
  const eachOrder = numbers(members * ORDERS_EACH)
  const pending = `CONCAT('member:', ${REFERRER}, ':commission:pending')`
  const kinds = [
    ['order-paid', "'paid'", "'till:unspecified'", `CONCAT('order:', ${ORDER}, ':paid')`, PAID],
    ['order-growth', "'growth'", "'growth:issued'", `CONCAT('member:', ${ID.member} + ${MEMBER}, ':growth')`, GROWTH],
    ['order-points', "'points'", "'points:issued'", `CONCAT('member:', ${ID.member} + ${MEMBER}, ':points')`, GROWTH],
    ['order-commission', "'commission:1'", "'commission:accrued'", pending, COMMISSION],
    ['commission-released', undefined, pending, `CONCAT('member:', ${REFERRER}, ':commission:available')`, COMMISSION],
  ]
  const pick = (part) => `CASE k ${kinds.map((kind, index) => `WHEN ${index} THEN ${part(kind)}`).join(' ')} END`
  const released = `CONCAT('commission:', ${ORDER}, ':1:released')`
  const key = pick(([, end]) => (end ? `CONCAT('order:', ${ORDER}, ':', ${end})` : released))
  const five = '(SELECT n AS k FROM bench_number WHERE n < 5) kinds'
  return `INSERT INTO ledger_entry (id, kind, business_key, source, destination, amount, occurred_at, dated_on, member_id, order_id, seal)
    SELECT STRAIGHT_JOIN ${ID.entry} + n * 5 + k, ${pick(([kind]) => `'${kind}'`)}, ${key}, ${pick((kind) => kind[2])},
           ${pick((kind) => kind[3])}, ${pick((kind) => kind[4])}, ${PAID_AT} + INTERVAL IF(k = 4, 8, 0) DAY,
           ${PAID_ON} + INTERVAL IF(k = 4, 8, 0) DAY, IF(k < 3, ${ID.member} + ${MEMBER}, ${REFERRER}), ${ORDER}, ${ZEROS}
      FROM ${eachOrder} JOIN ${five} WHERE k < 3 OR ${HAS_REFERRER}`
}
