/** A value that a statement takes; a list fills `IN (?)`. */
export type SqlValue = string | number | bigint | Buffer | Date | null | readonly (string | number)[]

/** A statement with its values. */
export interface Statement {
  sql: string
  values: readonly SqlValue[]
}

/** Statements inside one transaction. */
export interface Tx {
  /** Rows of a SELECT. BIGINT and DECIMAL come as numbers and throw outside safe integers. */
  rows<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]>
  /** A write; resolves to the number of affected rows. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>
  /** One multi-row INSERT; no rows, no statement. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    suffix?: string,
  ): Promise<number>
}
