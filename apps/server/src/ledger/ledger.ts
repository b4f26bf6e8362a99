import { Injectable } from '@nestjs/common'
import { dayText, keepsBalance, type Movement, mayBeNegative } from '@passalong/domain'
import { Config } from '../platform/config/config.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { sealOf } from './seal.js'

const ENTRY_COLUMNS = [
  'id',
  'kind',
  'business_key',
  'source',
  'destination',
  'amount',
  'occurred_at',
  'dated_on',
  'member_id',
  'order_id',
  'seal',
]

/**
 * The journal and what is projected from it. Entries are only ever added; the balances of member and order accounts and the
 * growth of each day follow in the same transaction. System accounts have no row that every order would wait for.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly ids: Ids,
    private readonly config: Config,
  ) {}

  /** Posts all movements or, with the caller's transaction, none. A business key that is posted already throws a duplicate. */
  async post(tx: Tx, movements: readonly Movement[]): Promise<void> {
    if (movements.length === 0) return
    const ids = await this.ids.take(movements.length)
    await tx.insert(
      'ledger_entry',
      ENTRY_COLUMNS,
      movements.map((movement, index) => this.row(ids[index] as number, movement)),
    )
    await this.project(tx, 'account_balance', ['account', 'amount'], balanceDeltas(movements))
    await this.project(tx, 'growth_day', ['member_id', 'day', 'growth'], growthDeltas(movements))
    await this.refuseOverdraft(tx, movements)
  }

  /** Balances by account; an account that nothing reached is zero. */
  async balances<Name extends string>(
    tx: Pick<Tx, 'rows'>,
    accounts: Record<Name, string>,
  ): Promise<Record<Name, number>> {
    const rows = await tx.rows<{ account: string; amount: number }>(
      'SELECT account, amount FROM account_balance WHERE account IN (?)',
      [Object.values<string>(accounts)],
    )
    const found = new Map(rows.map((row) => [row.account, row.amount]))
    const entries = Object.entries<string>(accounts).map(([name, account]) => [name, found.get(account) ?? 0])
    return Object.fromEntries(entries) as Record<Name, number>
  }

  /** The last guard: a decision that would overdraw an account which cannot owe is a fault of ours and posts nothing. */
  private async refuseOverdraft(tx: Tx, movements: readonly Movement[]): Promise<void> {
    const strict = movements
      .map(({ source }) => source)
      .filter((source) => keepsBalance(source) && !mayBeNegative(source))
    if (strict.length === 0) return
    const overdrawn = await tx.rows<{ account: string }>(
      'SELECT account FROM account_balance WHERE account IN (?) AND amount < 0',
      [strict],
    )
    if (overdrawn[0]) throw new Error(`${overdrawn[0].account} would be overdrawn`)
  }

  private row(id: number, movement: Movement) {
    const datedOn = dayText(movement.datedOn)
    const { kind, businessKey, source, destination, amount, occurredAtMs, memberId, orderId } = movement
    const seal = sealOf(this.config.ledgerKey, { ...movement, id, datedOn })
    return [
      id,
      kind,
      businessKey,
      source,
      destination,
      amount,
      new Date(occurredAtMs),
      datedOn,
      memberId,
      orderId,
      seal,
    ]
  }

  private async project(
    tx: Tx,
    table: string,
    columns: readonly string[],
    deltas: (string | number)[][],
  ): Promise<void> {
    const value = columns.at(-1)
    await tx.insert(table, columns, deltas, `ON DUPLICATE KEY UPDATE ${value} = ${value} + VALUES(${value})`)
  }
}

/** Rows in one order everywhere, so that two transactions never wait for each other crosswise. */
function balanceDeltas(movements: readonly Movement[]): (string | number)[][] {
  const deltas = new Map<string, number>()
  const add = (account: string, amount: number) => {
    if (keepsBalance(account)) deltas.set(account, (deltas.get(account) ?? 0) + amount)
  }
  for (const { source, destination, amount } of movements) {
    add(source, -amount)
    add(destination, amount)
  }
  return [...deltas].sort(([a], [b]) => (a < b ? -1 : 1))
}

function growthDeltas(movements: readonly Movement[]): (string | number)[][] {
  const deltas = new Map<string, [number, string, number]>()
  for (const movement of movements) {
    const sign = movement.kind === 'order-growth' ? 1 : movement.kind === 'refund-growth' ? -1 : 0
    if (sign === 0 || movement.memberId === null) continue
    const day = dayText(movement.datedOn)
    const row = deltas.get(`${movement.memberId} ${day}`) ?? [movement.memberId, day, 0]
    row[2] += sign * movement.amount
    deltas.set(`${movement.memberId} ${day}`, row)
  }
  return [...deltas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
