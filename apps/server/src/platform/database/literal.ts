import mysql from 'mysql2'
import { type SqlValue, type Statement } from './sql.js'

// Nothing in here means anything to a database between two quotes; most of what is written is of this kind.
const PLAIN = /^[\w :.-]*$/

/**
 * A value as it stands in a statement's text: whole numbers, hex for bytes, UTC for instants. Text that is more than letters,
 * digits and a few signs is escaped by the driver. Throws RangeError for a number that is no safe integer.
 */
export function literal(value: SqlValue): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is written to the database`)
    return String(value)
  }
  if (value === null) return 'NULL'
  if (typeof value === 'string') return PLAIN.test(value) ? `'${value}'` : mysql.escape(value)
  if (value instanceof Date) return instant(value)
  if (Buffer.isBuffer(value)) return `X'${value.toString('hex')}'`
  if (typeof value === 'bigint') return value.toString()
  return value.map(literal).join(',')
}

/** A statement's text with its values in their places, a list as `1,2`. Throws RangeError when places and values are not as many. */
export function filled({ sql, values }: Statement): string {
  if (values.length === 0) return sql
  const parts = sql.split('?')
  if (parts.length !== values.length + 1) throw new RangeError(`${values.length} values for: ${sql}`)
  let text = parts[0] as string
  for (let index = 0; index < values.length; index++) text += literal(values[index] as SqlValue) + parts[index + 1]
  return text
}

let lastMs = Number.NaN
let lastText = ''

/** All rows of an order say the same instant; its text is made once. */
function instant(at: Date): string {
  const ms = at.getTime()
  if (ms !== lastMs) {
    lastText = `'${at.toISOString().slice(0, 23).replace('T', ' ')}'`
    lastMs = ms
  }
  return lastText
}
