import { account, dayOf, dayText, type Movement, startOfDay } from '@passalong/domain'
import { CommissionModule } from '../../src/commission/commission.module.js'
import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
import { Ledger } from '../../src/ledger/ledger.js'
import { Workshop } from '../factories/workshop.js'

let shop: Workshop
let release: ReleaseCommissions
let ledger: Ledger
let nextOrder = 1_000_000

beforeAll(async () => {
  shop = await Workshop.open(CommissionModule)
  const worker = await shop.worker()
  release = worker.get(ReleaseCommissions)
  ledger = worker.get(Ledger, { strict: false })
})
afterAll(() => shop?.close())

const today = () => dayOf(shop.clock.now())

/** Commissions of `amounts` that became pending and are due in `inDays`; resolves to their orders. */
async function accrue(payeeId: number, amounts: number[], inDays = 0, takenBackFen = 0): Promise<number[]> {
  const orders = amounts.map(() => nextOrder++)
  const at = new Date(shop.clock.now())
  const due = dayText(today() + inDays)
  const movements = amounts.map((amount, index): Movement => {
    const orderId = orders[index] as number
    return {
      kind: 'order-commission',
      businessKey: `order:${orderId}:commission:1`,
      source: account.commissionAccrued,
      destination: account.commissionPending(payeeId),
      amount,
      occurredAtMs: at.getTime(),
      datedOn: today(),
      memberId: payeeId,
      orderId,
    }
  })
  await shop.database.transaction(async (tx) => {
    await ledger.post(tx, movements)
    if (takenBackFen > 0)
      await ledger.post(
        tx,
        movements.map((one) => ({
          ...one,
          kind: 'refund-commission' as const,
          businessKey: `refund:${one.orderId}:commission:1`,
          source: one.destination,
          destination: one.source,
          amount: takenBackFen,
        })),
      )
    await tx.insert(
      'commission',
      [
        ...['order_id', 'level', 'payee_id', 'buyer_id', 'base_fen', 'rate_bp', 'amount_fen', 'taken_back_fen'],
        ...['reason_code', 'rule_version', 'decision', 'decided_at', 'available_on', 'due_on'],
      ],
      amounts.map((amount, index) => [
        // Each of another buyer: one who buys so often is held.
        ...[orders[index] as number, 1, payeeId, orders[index] as number, amount * 10, 1000, amount, takenBackFen],
        ...['won', 1, '{}', at, due, due],
      ]),
    )
  })
  return orders
}

async function aMember(id: number, clerkState?: 'active' | 'left'): Promise<number> {
  await shop.database.run(
    `INSERT INTO member (id, member_no, person_id, status, nickname, joined_at, tier, standing_on)
     VALUES (?, ?, ?, 'active', '推手', ${shop.clock.literal()}, 'basic', '2026-01-01')`,
    [id, String(id).padStart(10, '0'), id],
  )
  if (clerkState)
    await shop.database.run(
      `INSERT INTO clerk (id, person_id, store_id, name, state, applied_at) VALUES (?, ?, 1, '店员', ?, ${shop.clock.literal()})`,
      [id, id, clerkState],
    )
  return id
}

const balances = (payeeId: number) =>
  ledger.balances(shop.database, {
    pending: account.commissionPending(payeeId),
    available: account.commissionAvailable(payeeId),
    payroll: account.commissionPayroll(payeeId),
  })

const rowOf = async (orderId: number) => {
  const [row] = await shop.database.rows<Record<string, unknown>>(
    'SELECT due_on, released_at, released_to, released_fen FROM commission WHERE order_id = ? AND level = 1',
    [orderId],
  )
  return row ?? {}
}

it('what is due becomes available, dated at 00:00 of its day, and what is not stays pending', async () => {
  const payee = await aMember(11)
  const [order = 0] = await accrue(payee, [620], -2)
  const [later = 0] = await accrue(payee, [300], 1)
  expect(await release.release()).toBe(1)
  expect(await balances(payee)).toEqual({ pending: 300, available: 620, payroll: 0 })
  expect(await rowOf(order)).toEqual({
    due_on: null,
    released_at: expect.any(Date),
    released_to: 'available',
    released_fen: 620,
  })
  expect((await rowOf(later))['released_at']).toBeNull()
  const [entry] = await shop.database.rows<{ at: Date; key: string }>(
    `SELECT occurred_at AS at, business_key AS \`key\` FROM ledger_entry WHERE order_id = ? AND kind = 'commission-released'`,
    [order],
  )
  expect(entry).toEqual({ at: new Date(startOfDay(today() - 2)), key: `commission:${order}:1:released` })
  shop.clock.pass(86_400_000)
  await release.release()
  expect(await balances(payee)).toEqual({ pending: 0, available: 920, payroll: 0 })
})

it('a second run finds nothing, and a clock that jumps back releases nothing twice', async () => {
  const payee = await aMember(12)
  await accrue(payee, [100])
  expect(await release.release()).toBe(1)
  expect(await release.release()).toBe(0)
  shop.clock.pass(-30 * 86_400_000)
  expect(await release.release()).toBe(0)
  shop.clock.pass(120 * 86_400_000)
  expect(await release.release()).toBe(0)
  shop.clock.pass(-90 * 86_400_000)
  expect(await balances(payee)).toEqual({ pending: 0, available: 100, payroll: 0 })
})

it('an employee’s goes to the payroll, a former employee’s does not', async () => {
  const [clerk, left] = [await aMember(13, 'active'), await aMember(14, 'left')]
  const [order = 0] = await accrue(clerk, [50])
  await accrue(left, [60])
  expect(await release.release()).toBe(2)
  expect(await balances(clerk)).toEqual({ pending: 0, available: 0, payroll: 50 })
  expect(await balances(left)).toEqual({ pending: 0, available: 60, payroll: 0 })
  expect((await rowOf(order))['released_to']).toBe('payroll')
})

it('what was taken back is not released, and what went back whole waits no longer', async () => {
  const payee = await aMember(15)
  await accrue(payee, [500], 0, 200)
  const [gone = 0] = await accrue(payee, [200], 0, 200)
  await release.release()
  expect(await balances(payee)).toEqual({ pending: 0, available: 300, payroll: 0 })
  expect(await rowOf(gone)).toEqual({ due_on: null, released_at: null, released_to: null, released_fen: 0 })
})

it('several batches by several workers at once release each once; one that somebody holds is left for the next run', async () => {
  const payees = [await aMember(21), await aMember(22), await aMember(23)]
  const each = Array.from({ length: 1_500 }, (_, index) => index + 1)
  const orders: number[] = []
  for (const payee of payees) orders.push(...(await accrue(payee, each)))
  const others = [await shop.worker(), await shop.worker()].map((worker) => worker.get(ReleaseCommissions))
  const held = orders[700] as number
  let released = 0
  await shop.database.transaction(async (tx) => {
    await tx.rows('SELECT order_id FROM commission WHERE order_id = ? AND level = 1 FOR UPDATE', [held])
    const counts = await Promise.all([release, ...others].map((worker) => worker.release()))
    released = counts.reduce((sum, count) => sum + count, 0)
  })
  expect(released).toBeLessThan(4_500)
  expect((await rowOf(held))['released_at']).toBeNull()
  await release.release()
  const whole = each.reduce((sum, amount) => sum + amount, 0)
  for (const payee of payees) expect(await balances(payee)).toEqual({ pending: 0, available: whole, payroll: 0 })
  expect(
    await shop.number('SELECT COUNT(*) AS n FROM commission WHERE due_on IS NOT NULL AND due_on <= ?', [
      dayText(today()),
    ]),
  ).toBe(0)
})

it('a fault in the middle leaves nothing half released', async () => {
  const payee = await aMember(31)
  const [order = 0] = await accrue(payee, [70])
  // Somebody took the pending away behind the commission's back: releasing it would overdraw.
  await shop.database.run('UPDATE account_balance SET amount = 0 WHERE account = ?', [account.commissionPending(payee)])
  await expect(release.release()).rejects.toThrow('would be overdrawn')
  expect((await rowOf(order))['released_at']).toBeNull()
  expect(await shop.number('SELECT COUNT(*) AS n FROM ledger_entry WHERE order_id = ?', [order])).toBe(1)
  await shop.database.run('UPDATE account_balance SET amount = 70 WHERE account = ?', [
    account.commissionPending(payee),
  ])
  expect(await release.release()).toBe(1)
})

it('who asked for it is told of a day’s release once, of all of it together', async () => {
  const [asked, silent] = [await aMember(41), await aMember(42)]
  await shop.database.run(
    `INSERT INTO message_consent (member_id, template, remaining) VALUES (?, 'commission-released', 2)`,
    [asked],
  )
  for (const payee of [asked, silent]) await accrue(payee, [100, 200, 50])
  await release.release()
  await accrue(asked, [30])
  await release.release()
  const rows = await shop.database.rows<{ member_id: number; params: string }>(
    'SELECT member_id, params FROM message_outbox',
  )
  expect(rows.map(({ member_id, params }) => [member_id, JSON.parse(params).amountFen])).toEqual([[asked, 350]])
  expect(await shop.number('SELECT remaining FROM message_consent WHERE member_id = ?', [asked])).toBe(1)
})
