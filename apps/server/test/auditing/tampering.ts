import { type AuditReport, audit } from '../../src/auditing/audit.js'
import { type SqlValue } from '../../src/platform/database/database.js'
import { type House } from '../factories/house.js'

export type Row = Record<string, SqlValue>

/** The columns that name a row in findings, where it is not `id`. */
const KEYS: Record<string, string[]> = {
  account_balance: ['account'],
  commission: ['order_id', 'level'],
  commission_rules: ['version'],
  growth_day: ['member_id', 'day'],
  ledger_block: ['block_no'],
  order_line: ['order_id', 'line_no'],
  points_spend: ['order_id', 'turn'],
  refund_line: ['refund_id', 'line_no'],
}

/** Changes rows by hand and sees what the audit says. */
export class Tampering {
  constructor(readonly house: House) {}

  async audited(): Promise<AuditReport> {
    return (await audit(this.house.config.databaseUrl, this.house.config.ledgerKey)).report
  }

  /** The first row of a query. */
  async row(sql: string): Promise<Row> {
    const [first] = await this.house.database.rows<Row>(sql)
    if (!first) throw new Error(`no row: ${sql}`)
    return first
  }

  /** Changes the first row of `table` that `where` finds, audits, and puts the row back; resolves to the rows named. */
  async changed(table: string, where: string, change: (found: Row) => Row): Promise<string[]> {
    const found = await this.row(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`)
    const columns = Object.keys(found)
    const same = columns.map((column) => `${column} <=> ?`).join(' AND ')
    const changed = { ...found, ...change(found) }
    const set = (to: Row, from: Row) =>
      this.house.database.run(
        `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${same}`,
        [...columns.map((column) => to[column] ?? null), ...columns.map((column) => from[column] ?? null)],
      )
    expect(await set(changed, found)).toBe(1)
    const { clean, findings } = await this.audited()
    expect(await set(found, changed)).toBe(1)
    expect(clean).toBe(findings.length === 0)
    return [...new Set(findings.map((finding) => finding.row))]
  }

  /** Changes one column, and expects the audit to name the row by what it is called before or after. */
  async namesRowOf(table: string, column: string, where: string, to: (value: SqlValue) => SqlValue): Promise<void> {
    const found = await this.row(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`)
    const change = (from: Row): Row => ({ [column]: to(from[column] ?? null) })
    const named = await this.changed(table, where, change)
    const name = (of: Row) => `${table} ${(KEYS[table] ?? ['id']).map((part) => of[part]).join('/')}`
    const either = [name(found), name({ ...found, ...change(found) })]
    expect({ column, named: named.filter((one) => either.includes(one)) }).not.toEqual({ column, named: [] })
  }

  /** Takes the first row that `where` finds away, audits, and puts it back; resolves to the rows named. */
  async without(table: string, where: string): Promise<{ found: Row; named: string[] }> {
    const found = await this.row(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`)
    const columns = Object.keys(found)
    const same = columns.map((column) => `${column} <=> ?`).join(' AND ')
    expect(await this.house.database.run(`DELETE FROM ${table} WHERE ${same}`, Object.values(found))).toBe(1)
    const { findings } = await this.audited()
    await this.house.database.run(
      `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`,
      Object.values(found),
    )
    return { found, named: findings.map(({ row }) => row) }
  }
}

/** A number or moment that is `by` more. */
export const more =
  (by = 1) =>
  (value: SqlValue): SqlValue =>
    value instanceof Date ? new Date(value.getTime() + by) : Number(value) + by

/** Another value, whatever was there. */
export const is = (value: SqlValue) => () => value

/** Bytes of which one is another. */
export const oneByteOff = (value: SqlValue): SqlValue => {
  const bytes = Buffer.from(value as Buffer)
  bytes[7] = (bytes[7] ?? 0) ^ 1
  return bytes
}
