import { Injectable } from '@nestjs/common'
import { dayText, keepsBalance, type Movement, type MovementKind, mayBeNegative } from '@passalong/domain'
import { Config } from '../platform/config/config.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { packedIds } from './packed-ids.js'
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

  /** Writes movements on a sheet; a business key that is posted already fails it as a duplicate. */
  write(sheet: Sheet, movements: readonly Movement[], draw: () => number): void {
    if (movements.length === 0) return
    const ids = movements.map(draw)
    // Seconds later the sealer puts these entries into a block; nothing that an order waits for happens here.
    sheet.insert('ledger_unsealed', ['id', 'entry_ids'], [ids[0] as number, packedIds(ids)])
    for (const [index, movement] of movements.entries()) {
      sheet.insert('ledger_entry', ENTRY_COLUMNS, this.row(ids[index] as number, movement))
      moveBalance(sheet, movement.source, -movement.amount)
      moveBalance(sheet, movement.destination, movement.amount)
      const growth = growthSign(movement.kind) * movement.amount
      if (growth !== 0 && movement.memberId !== null)
        sheet.increment('growth_day', GROWTH_COLUMNS, [movement.memberId, dayText(movement.datedOn)], growth)
    }
  }

  /** Posts all movements at once or, with the caller's transaction, none. */
  async post(tx: Tx, movements: readonly Movement[]): Promise<void> {
    if (movements.length === 0) return
    const ids = await this.ids.take(movements.length)
    const sheet = new Sheet()
    this.write(sheet, movements, () => ids.shift() as number)
    for (const { sql, values } of sheet.statements()) await tx.run(sql, values)
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
      [[...new Set(strict)]],
    )
    if (overdrawn[0]) throw new Error(`${overdrawn[0].account} would be overdrawn`)
  }

  private row(id: number, movement: Movement) {
    const datedOn = dayText(movement.datedOn)
    const { kind, businessKey, source, destination, amount, occurredAtMs, memberId, orderId } = movement
    const facts = { id, kind, businessKey, source, destination, amount, occurredAtMs, datedOn, memberId, orderId }
    const seal = sealOf(this.config.ledgerKey, facts)
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
}

const BALANCE_COLUMNS = ['account', 'amount']
const GROWTH_COLUMNS = ['member_id', 'day', 'growth']

function moveBalance(sheet: Sheet, account: string, delta: number): void {
  if (keepsBalance(account)) sheet.increment('account_balance', BALANCE_COLUMNS, [account], delta)
}

function growthSign(kind: MovementKind): number {
  if (kind === 'order-growth') return 1
  return kind === 'refund-growth' || kind === 'undo-growth' ? -1 : 0
}
