import { randomBytes } from 'node:crypto'
import { audit } from '../../src/auditing/audit.js'
import { type SqlValue } from '../../src/platform/database/database.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { buy } from '../factories/till.js'
import { is, more, type Row, Tampering } from './tampering.js'

let house: House
let tampering: Tampering
beforeAll(async () => {
  house = await startHouse()
  tampering = new Tampering(house)
  await live(house)
})
afterAll(() => house.close())

/** A promoter, a friend who buys and brings some back, one who buys over a year: everything that makes entries. */
async function live(house: House): Promise<void> {
  const clerk = await house.signIn('zhou')
  const lin = await house.join('lin', { storeCode: STORE })
  const terms = await lin.must(200).get('/v1/promoter-terms')
  await lin.must(201).post('/v1/me/promoter-terms', { version: terms.body['version'] })
  const link = await lin.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  const chen = await house.signIn('chen')
  await chen.must(201).post('/v1/visits', { token: link.body['token'], wxScene: 1007 })
  const notice = await chen.must(200).get('/v1/privacy-notice')
  await chen.must(201).post('/v1/members', { privacyVersion: notice.body['version'], linkToken: link.body['token'] })
  await refund(clerk, await buy(house, clerk, chen, 6_800), 1_234)
  await refund(clerk, await buy(house, clerk, chen, 40_055), 40_055)
  const last = await buy(house, clerk, chen, 32_999)
  await refund(clerk, last, 1)
  await refund(clerk, last, 500)
  await buy(house, clerk, lin, 30_000)
  // A year and a half later the lots have run out, which a purchase brings to light.
  house.clock.pass(550 * 86_400_000)
  await refund(await house.signIn('zhou'), last, 7_000)
  await buy(house, await house.signIn('zhou'), await house.signIn('lin'), 30_000)
}

const refund = (clerk: Caller, order: Record<string, unknown>, amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen })

const run = () => tampering.audited()
const row = (sql: string) => tampering.row(sql)

test('books that nobody touched are clean, and the report counts what was examined', async () => {
  const report = await run()
  expect(report.findings).toEqual([])
  const { entries, accounts, members, orders } = await house.database
    .rows<{ entries: number; accounts: number; members: number; orders: number }>(
      `SELECT (SELECT COUNT(*) FROM ledger_entry) AS entries, (SELECT COUNT(*) FROM account_balance) AS accounts,
              (SELECT COUNT(*) FROM member) AS members, (SELECT COUNT(*) FROM sale_order) AS orders`,
    )
    .then(([counts]) => counts as { entries: number; accounts: number; members: number; orders: number })
  expect(report).toMatchObject({ clean: true, entries, accounts, members, orders })
  const kinds = await house.database.rows<{ kind: string }>('SELECT DISTINCT kind FROM ledger_entry ORDER BY kind')
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'order-commission',
    'order-growth',
    'order-paid',
    'order-points',
    'points-expired',
    'refund-commission',
    'refund-growth',
    'refund-paid',
    'refund-points',
  ])
})

describe('an entry that was changed by hand is named', () => {
  const later = (at: SqlValue) => new Date((at as Date).getTime() + 1)
  const changes: [string, (found: Row) => Row][] = [
    ['amount', ({ amount }) => ({ amount: Number(amount) + 1 })],
    ['source', () => ({ source: 'till:imported' })],
    ['destination', () => ({ destination: 'points:expired' })],
    ['dated_on', () => ({ dated_on: '2026-11-01' })],
    ['occurred_at', ({ occurred_at }) => ({ occurred_at: later(occurred_at ?? null) })],
    ['business_key', ({ business_key }) => ({ business_key: `${business_key}x` })],
    ['kind', () => ({ kind: 'points-expired' })],
    ['member_id', () => ({ member_id: null })],
    ['order_id', () => ({ order_id: null })],
    ['id', () => ({ id: 987_654_321 })],
  ]
  test.each(changes)('%s', async (column, change) => {
    const kind = column === 'kind' ? 'order-points' : 'refund-points'
    const { id } = await row(`SELECT id FROM ledger_entry WHERE kind = '${kind}' ORDER BY id LIMIT 1`)
    const named = await tampering.changed('ledger_entry', `id = ${id}`, change)
    expect(named).toContain(`ledger_entry ${column === 'id' ? 987_654_321 : id}`)
  })

  test('an amount beyond what a number holds', async () => {
    const { id } = await row('SELECT id FROM ledger_entry LIMIT 1')
    await house.database.run('UPDATE ledger_entry SET amount = amount + 9007199254740993 WHERE id = ?', [id ?? 0])
    const { findings } = await run()
    await house.database.run('UPDATE ledger_entry SET amount = amount - 9007199254740993 WHERE id = ?', [id ?? 0])
    expect(findings.map((finding) => finding.row)).toContain(`ledger_entry ${id}`)
  })

  test('two that changed places, although every sum is as before', async () => {
    const [one, two] = await house.database.rows<{ id: number }>(
      `SELECT id FROM ledger_entry WHERE kind = 'refund-points' ORDER BY id LIMIT 2`,
    )
    const swap = async () => {
      await house.database.run('UPDATE ledger_entry SET id = -1 WHERE id = ?', [one?.id ?? 0])
      await house.database.run('UPDATE ledger_entry SET id = ? WHERE id = ?', [one?.id ?? 0, two?.id ?? 0])
      await house.database.run('UPDATE ledger_entry SET id = ? WHERE id = -1', [two?.id ?? 0])
    }
    await swap()
    const { findings } = await run()
    await swap()
    const named = findings.map(({ row }) => row)
    expect(named).toEqual(expect.arrayContaining([`ledger_entry ${one?.id}`, `ledger_entry ${two?.id}`]))
  })

  test('one that is gone, by the order that lacks it', async () => {
    const found = await row(`SELECT * FROM ledger_entry WHERE kind = 'order-paid' LIMIT 1`)
    await house.database.run('DELETE FROM ledger_entry WHERE id = ?', [found['id'] ?? 0])
    const { findings } = await run()
    const columns = Object.keys(found)
    await house.database.run(
      `INSERT INTO ledger_entry (${columns}) VALUES (${columns.map(() => '?')})`,
      Object.values(found),
    )
    expect(findings).toContainEqual({
      check: 'entry-missing',
      row: `sale_order ${found['order_id']}`,
      detail: `there is no entry ${found['business_key']}`,
    })
  })

  test('one that was added, sealed by somebody who has not got the key', async () => {
    await house.database.run(
      `INSERT INTO ledger_entry SELECT 987654321, kind, CONCAT(business_key, '2'), source, destination, amount, occurred_at,
              dated_on, member_id, order_id, seal FROM ledger_entry WHERE kind = 'order-points' LIMIT 1`,
    )
    const { findings } = await run()
    await house.database.run('DELETE FROM ledger_entry WHERE id = 987654321')
    const named = findings.filter(({ row }) => row === 'ledger_entry 987654321').map(({ check }) => check)
    expect(named).toEqual(['seal', 'entry-not-sealed', 'entry-unexpected'])
  })
})

describe('a row beside the journal that was changed by hand is named', () => {
  const changes: [table: string, column: string, where: string, to: (value: SqlValue) => SqlValue][] = [
    ['account_balance', 'amount', `account LIKE '%:points'`, more()],
    ['account_balance', 'account', `account LIKE 'order:%'`, is('order:1:paid')],
    ['growth_day', 'growth', 'growth > 0', more()],
    ['growth_day', 'day', 'growth > 0', is('2026-01-01')],
    ['sale_order', 'paid_fen', '1', more()],
    ['sale_order', 'growth', '1', more()],
    ['sale_order', 'points', '1', more(-1)],
    ['sale_order', 'points_per_ten_yuan', '1', more(5)],
    ['sale_order', 'tier_before', `tier_before = 'basic'`, is('gold')],
    ['sale_order', 'tier_after', `tier_after = 'silver'`, is('gold')],
    ['sale_order', 'paid_at', '1', more(1_000)],
    ['sale_order', 'paid_on', '1', is('2026-01-01')],
    ['sale_order', 'points_lot_id', '1', is(1)],
    ['sale_order', 'member_id', '1', is(987_654_321)],
    ['sale_order', 'store_id', '1', is(987_654_321)],
    ['refund', 'amount_fen', '1', more()],
    ['refund', 'growth', '1', more()],
    ['refund', 'points', '1', more()],
    ['refund', 'commission_fen', '1', more()],
    ['refund', 'refunded_at', '1', more()],
    ['refund', 'order_id', '1', is(987_654_321)],
    ['refund_line', 'amount_fen', '1', more(2)],
    ['refund_line', 'quantity', '1', more()],
    ['points_lot', 'remaining', 'remaining > 0', more(-1)],
    ['points_lot', 'expired', 'expired > 0', more(-1)],
    ['points_lot', 'expired_taken_back', 'expired_taken_back > 0', more(-1)],
    ['points_lot', 'valid_on', '1', is('2030-01-31')],
    ['points_lot', 'earned_on', '1', is('2020-01-31')],
    ['points_lot', 'order_id', '1', more()],
    ['points_lot', 'member_id', '1', is(987_654_321)],
    ['commission', 'amount_fen', 'payee_id IS NOT NULL', more(9_999)],
    ['commission', 'rate_bp', 'payee_id IS NOT NULL', more()],
    ['commission', 'payee_id', 'payee_id IS NOT NULL', more()],
    ['commission', 'taken_back_fen', 'taken_back_fen > 0', more(-1)],
    ['commission', 'available_on', '1', is('2026-01-01')],
    ['commission', 'decision', '1', is('{')],
    ['member', 'tier', `tier = 'basic'`, is('gold')],
    ['member', 'tier_since_on', 'tier_since_on IS NOT NULL', is('2020-01-01')],
    ['member', 'tier_review_on', 'tier_review_on IS NOT NULL', is('2031-01-01')],
    ['member', 'standing_on', `standing_on > '2026-11-01'`, is('2020-01-01')],
  ]
  test.each(changes)('%s.%s where %s', (table, column, where, to) => tampering.namesRowOf(table, column, where, to))

  test('an order line, by itself or by its order', async () => {
    const { order_id } = await row('SELECT order_id FROM order_line LIMIT 1')
    const { findings } = await (async () => {
      await house.database.run('UPDATE order_line SET paid_fen = paid_fen + 1 WHERE order_id = ?', [order_id ?? 0])
      const report = await run()
      await house.database.run('UPDATE order_line SET paid_fen = paid_fen - 1 WHERE order_id = ?', [order_id ?? 0])
      return report
    })()
    expect(findings).toContainEqual({
      check: 'order-content',
      row: `sale_order ${order_id}`,
      detail: `not what was settled, see order_line ${order_id}/1`,
    })
  })

  test('points moved from one lot to another, although they add up', async () => {
    const [from, to] = await house.database.rows<{ id: number }>(
      `SELECT a.id FROM points_lot a JOIN (SELECT member_id FROM points_lot GROUP BY member_id HAVING COUNT(*) > 1) b
         ON b.member_id = a.member_id WHERE a.expired > 0 ORDER BY a.member_id, a.id LIMIT 2`,
    )
    const move = (by: number) =>
      house.database.run('UPDATE points_lot SET expired = expired + IF(id = ?, ?, ?) WHERE id IN (?)', [
        from?.id ?? 0,
        -by,
        by,
        [from?.id ?? 0, to?.id ?? 0],
      ])
    await house.database.run('ALTER TABLE points_lot DROP CONSTRAINT points_lot_whole')
    await move(1)
    const { findings } = await run()
    await move(-1)
    const named = findings.map(({ row }) => row)
    expect(named).toEqual(expect.arrayContaining([`points_lot ${from?.id}`, `points_lot ${to?.id}`]))
  })

  test('a row whose owner is gone', async () => {
    await house.database.run(
      `INSERT INTO points_lot SELECT 987654321, 123456789, order_id, earned_on, valid_on, earned, remaining, expired,
              expired_taken_back, returned_from_id FROM points_lot LIMIT 1`,
    )
    await house.database.run(`INSERT INTO account_balance (account, amount) VALUES ('member:123456789:points', 0)`)
    const { findings } = await run()
    await house.database.run('DELETE FROM points_lot WHERE id = 987654321')
    await house.database.run(`DELETE FROM account_balance WHERE account = 'member:123456789:points'`)
    expect(findings.map(({ check, row }) => `${check}: ${row}`)).toEqual([
      'row-without-owner: points_lot 987654321',
      'balance-without-entries: account_balance member:123456789:points',
    ])
  })
})

test('with another key no seal fits, and the audit says so', async () => {
  const { report, foreignKey } = await audit(house.config.databaseUrl, randomBytes(32))
  expect(foreignKey).toBe(true)
  expect(report.findings).toHaveLength(report.entries)
})

test('after all this the books are clean again: an audit only reads', async () => {
  expect((await run()).findings).toEqual([])
})
