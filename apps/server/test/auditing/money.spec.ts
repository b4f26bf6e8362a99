import { type CommissionRules, defaultCommissionRules } from '@passalong/domain'
import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
import { SealBlocks } from '../../src/ledger/seal-blocks.js'
import { type SqlValue } from '../../src/platform/database/database.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId, openCheckout } from '../factories/till.js'
import { anOwner, complete, identify, withdraw } from '../factories/withdrawing.js'
import { is, more, oneByteOff, Tampering } from './tampering.js'

let house: House
let tampering: Tampering
beforeAll(async () => {
  house = await startHouse()
  tampering = new Tampering(house)
  await live()
})
afterAll(() => house.close())

const DAY_MS = 86_400_000

/** Every movement that there is: points that pay and come back, two levels, an undo, releases, a payroll, withdrawals, blocks. */
async function live(): Promise<void> {
  await twoLevels()
  const clerk = await aClerk(house)
  const upline = await promoter(null)
  const near = await promoter(await memberId(house, upline))
  const [friend] = (await crowd(house, 1, await memberId(house, near))) as [Caller]
  const [colleague] = (await crowd(house, 1, await memberId(house, await employed()))) as [Caller]
  await buy(house, clerk, colleague, 50_000)
  await buy(house, clerk, friend, 120_000)
  const first = await spend(clerk, friend, 6_800, 700)
  await refund(clerk, first, 1_234)
  const second = await spend(clerk, friend, 30_001, 300)
  const undone = await spend(clerk, friend, 4_321, 100)
  await clerk.must(201).post(`/v1/orders/${undone['orderId']}/undo`, {})
  await house.app.get(SealBlocks, { strict: false }).seal()
  await pass(9)
  await house.app.get(ReleaseCommissions, { strict: false }).release()
  await refund(clerk, second, 9_999)
  await payOut(near)
  await pass(550)
  // The lots have run out since: what paid comes back with 7 days to live, and most of it runs out again.
  await refund(clerk, first, 3_000)
  await refund(clerk, second, 5_000)
  await house.app.get(SealBlocks, { strict: false }).seal()
  await pass(9)
  await buy(house, clerk, friend, 1_000)
}

async function twoLevels(): Promise<void> {
  const rules: CommissionRules = {
    ...defaultCommissionRules,
    version: 2,
    secondLevelOn: true,
    secondLevelApproval: { approvedBy: '法务', approvedOn: '2026-11-01', reference: 'L-1' },
  }
  await house.database.run(
    `INSERT INTO commission_rules (version, rules, decided_by, decided_at) VALUES (2, ?, 1, ${house.clock.literal()})`,
    [JSON.stringify(rules)],
  )
}

async function promoter(referrerId: number | null): Promise<Caller> {
  const [caller] = (await crowd(house, 1, referrerId)) as [Caller]
  return promoted(caller)
}

async function promoted(caller: Caller): Promise<Caller> {
  const { body } = await caller.must(200).get('/v1/promoter-terms')
  await caller.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  return caller
}

const employed = async () => promoted(await aClerk(house))

async function spend(clerk: Caller, member: Caller, amountFen: number, pointsToSpend: number): Promise<Answer['body']> {
  const checkoutId = await openCheckout(house, clerk, member)
  const receiptNo = `S-${amountFen}-${pointsToSpend}`
  const path = `/v1/checkouts/${checkoutId}/settlement`
  return (await clerk.must(201).post(path, { receiptNo, amountFen, pointsToSpend })).body
}

const refund = (clerk: Caller, order: Answer['body'], amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen })

/** A withdrawal that is paid, and one that is cancelled. */
async function payOut(member: Caller): Promise<void> {
  await identify(member, anOwner())
  const one = await withdraw(member, 1_500)
  await complete(house, member, one.body['id'])
  const other = await withdraw(member, 1_000)
  await member.must(201).post(`/v1/me/withdrawals/${other.body['id']}/cancellation`, {})
}

/** Days pass; nobody has to sign in again. */
async function pass(days: number): Promise<void> {
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(days * DAY_MS)
}

test('books with every movement are clean, and the tail that no block holds yet is counted', async () => {
  const report = await tampering.audited()
  expect(report.findings).toEqual([])
  const kinds = await house.database.rows<{ kind: string }>('SELECT DISTINCT kind FROM ledger_entry ORDER BY kind')
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      ...[
        'commission-payroll',
        'commission-released',
        'order-points-spent',
        'points-expired',
        'refund-points-returned',
      ],
      ...['undo-commission', 'undo-growth', 'undo-paid', 'undo-points', 'undo-points-returned'],
      ...['withdrawal-paid', 'withdrawal-requested', 'withdrawal-returned'],
    ]),
  )
  const { blocks, tail } = (await tampering.row(
    `SELECT (SELECT COUNT(*) FROM ledger_block) AS blocks,
            (SELECT COUNT(*) FROM ledger_entry WHERE order_id = (SELECT MAX(id) FROM sale_order)) AS tail`,
  )) as { blocks: number; tail: number }
  expect(report.blocks).toBe(blocks)
  const { hash } = (await tampering.row('SELECT hash FROM ledger_block ORDER BY block_no DESC LIMIT 1')) as {
    hash: Buffer
  }
  expect(report.lastBlock).toEqual({ blockNo: blocks, hash: hash.toString('hex') })
  expect(report.unsealed).toBeGreaterThanOrEqual(tail)
  expect(report.unsealed).toBeLessThan(report.entries)
})

describe('a row that was changed by hand is named', () => {
  const undone = 'undone_at IS NOT NULL'
  const released = 'released_at IS NOT NULL'
  const waits = 'due_on IS NOT NULL'
  const changes: [table: string, column: string, where: string, to: (value: SqlValue) => SqlValue][] = [
    ['sale_order', 'points_spent', 'points_spent > 0', more(100)],
    ['sale_order', 'points_fen', 'points_spent > 0', more()],
    ['sale_order', 'undone_at', undone, is(null)],
    ['sale_order', 'undone_at', undone, more(1_000)],
    ['sale_order', 'undone_by', undone, is(null)],
    ['sale_order', 'undo_slot', undone, is(0)],
    ['sale_order', 'content_hash', 'points_spent > 0', oneByteOff],
    ['order_line', 'points_spent', 'points_spent > 0', more(-1)],
    ['order_line', 'points_returned', 'points_returned > 0', more(-1)],
    ['order_line', 'commission_bp', 'commission_bp > 0', more()],
    ['order_line', 'commission_second_bp', 'commission_second_bp > 0', more()],
    ['refund', 'points_returned', 'points_returned > 0', more(-1)],
    ['refund_line', 'points_returned', 'points_returned > 0', more(-1)],
    ['points_spend', 'taken', '1', more()],
    ['points_spend', 'returned', 'returned > 0', more(-1)],
    ['points_spend', 'lot_id', '1', more()],
    ['points_spend', 'turn', '1', more(7)],
    ['points_spend', 'order_id', '1', is(987_654_321)],
    ['points_lot', 'returned_from_id', 'returned_from_id IS NOT NULL', is(null)],
    ['points_lot', 'returned_from_id', 'returned_from_id IS NULL', is(7)],
    ['points_lot', 'earned', 'returned_from_id IS NOT NULL', more()],
    ['points_lot', 'valid_on', 'returned_from_id IS NOT NULL', is('2031-01-31')],
    ['commission', 'due_on', waits, is(null)],
    ['commission', 'due_on', waits, is('2020-01-01')],
    ['commission', 'due_on', released, is('2031-01-01')],
    ['commission', 'released_fen', released, more()],
    ['commission', 'released_to', `${released} AND released_to = 'available'`, is('payroll')],
    ['commission', 'released_at', released, is(null)],
    ['commission', 'released_at', released, is(new Date('2026-01-01'))],
    ['commission', 'level', 'level = 2', is(3)],
    ['commission', 'amount_fen', 'level = 2', more(9_999)],
    ['commission', 'rate_bp', 'level = 2', more()],
    ['commission', 'rule_version', 'level = 2', more()],
    ['commission', 'taken_back_fen', 'level = 2 AND taken_back_fen > 0', more(-1)],
    ['commission_rules', 'rules', '1', is('{"defaultBp":[9000]}')],
    ['withdrawal', 'gross_fen', `state = 'paid'`, is(1_600)],
    ['withdrawal', 'tax_fen', '1', more()],
    ['withdrawal', 'net_fen', '1', more(-1)],
    ['withdrawal', 'tax_month', '1', is('2020-01')],
    ['withdrawal', 'requested_at', '1', more(1)],
    ['withdrawal', 'requested_on', '1', is('2020-01-01')],
    ['withdrawal', 'finished_at', `state = 'paid'`, more(1)],
    ['withdrawal', 'finished_at', `state = 'paid'`, is(null)],
    ['withdrawal', 'state', `state = 'paid'`, is('returned')],
    ['withdrawal', 'state', `state = 'returned'`, is('paid')],
    ['withdrawal', 'state', `state = 'paid'`, is('done')],
    ['withdrawal', 'open_member_id', `state = 'paid'`, is(5)],
    ['withdrawal', 'member_id', '1', is(987_654_321)],
    ['account_balance', 'amount', `account LIKE '%:payroll'`, more()],
    ['account_balance', 'amount', `account LIKE '%:withdrawing'`, more()],
    ['account_balance', 'amount', `account LIKE '%:available'`, more()],
    ['ledger_block', 'hash', 'block_no = 2', oneByteOff],
    ['ledger_block', 'previous_hash', 'block_no = 2', oneByteOff],
    ['ledger_block', 'entries', '1', more()],
    ['ledger_block', 'sealed_at', '1', more(1)],
    ['ledger_block', 'block_no', 'block_no = 2', is(99)],
    ['ledger_unsealed', 'entry_ids', '1', is('1')],
  ]
  beforeAll(async () => {
    for (const [table, name] of [
      ['points_spend', 'points_spend_whole'],
      ['points_lot', 'points_lot_whole'],
      ['withdrawal', 'withdrawal_sums'],
    ])
      await house.database.run(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  })
  test.each(changes)('%s.%s where %s', (table, column, where, to) => tampering.namesRowOf(table, column, where, to))
})

describe('a row that was taken away is named', () => {
  test('a block in the middle, by the one that follows', async () => {
    const { named } = await tampering.without('ledger_block', 'block_no = 1')
    expect(named).toContain('ledger_block 2')
  })

  test('the last block, and every entry that stood in it', async () => {
    const { block } = (await tampering.row('SELECT MAX(block_no) AS block FROM ledger_block')) as { block: number }
    const { named } = await tampering.without('ledger_block', `block_no = ${block}`)
    expect(named).toContain(`ledger_block ${block}`)
    expect(named.some((one) => one.startsWith('ledger_entry '))).toBe(true)
  })

  test('an entry that stood in a block, and one that waits', async () => {
    const sealed = await tampering.without('ledger_entry', `kind = 'order-points-spent'`)
    expect(sealed.named).toContain(`ledger_entry ${sealed.found['id']}`)
    const waiting = await tampering.without('ledger_entry', `order_id = (SELECT MAX(id) FROM sale_order)`)
    expect(waiting.named).toContain(`ledger_entry ${waiting.found['id']}`)
  })

  test('the note of what waits: the entries then stand nowhere', async () => {
    const { found, named } = await tampering.without('ledger_unsealed', '1')
    expect(named).toContain(`ledger_entry ${found['id']}`)
  })

  test('which lot paid, a lot that came back, a withdrawal, a second level', async () => {
    const spent = await tampering.without('points_spend', '1')
    expect(spent.named).toContain(`points_spend ${spent.found['order_id']}/${spent.found['turn']}`)
    const lot = await tampering.without('points_lot', 'returned_from_id IS NOT NULL')
    expect(lot.named).toContain(`points_lot ${lot.found['id']}`)
    const paid = await tampering.without('withdrawal', `state = 'paid'`)
    const [entry] = await house.database.rows<{ id: number }>('SELECT id FROM ledger_entry WHERE business_key = ?', [
      `withdrawal:${paid.found['id']}:paid`,
    ])
    expect(paid.named).toContain(`ledger_entry ${entry?.id}`)
    const second = await tampering.without('commission', 'level = 2 AND amount_fen > 0')
    const [accrued] = await house.database.rows<{ id: number }>('SELECT id FROM ledger_entry WHERE business_key = ?', [
      `order:${second.found['order_id']}:commission:2`,
    ])
    expect(second.named).toContain(`ledger_entry ${accrued?.id}`)
  })
})

test('an entry that is moved to the end of the chain is missed where it stood', async () => {
  const { id, entry_ids } = (await tampering.row(
    'SELECT block_no AS id, entry_ids FROM ledger_block WHERE block_no = 1',
  )) as {
    id: number
    entry_ids: string
  }
  await house.database.run('UPDATE ledger_block SET entry_ids = ?, entries = entries - 1 WHERE block_no = ?', [
    entry_ids.replace(/^(\d+)-/, (_, first: string) => `${Number(first) + 1}-`),
    id,
  ])
  const { findings } = await tampering.audited()
  await house.database.run('UPDATE ledger_block SET entry_ids = ?, entries = entries + 1 WHERE block_no = ?', [
    entry_ids,
    id,
  ])
  const checks = new Set(findings.map(({ check }) => check))
  expect(checks).toEqual(new Set(['block', 'entry-not-sealed']))
})

test('after all this the books are clean again', async () => {
  expect((await tampering.audited()).findings).toEqual([])
})
