/**
 * What may be logged of an error. The database's own errors carry the statement with every value in it, and their sentence
 * may quote one: of those the code and the place say enough.
 */
export function loggable(error: unknown): object {
  const { name, code, errno, sqlState, stack = '' } = error as Error & Record<string, unknown>
  const ofDatabase = sqlState !== undefined || errno !== undefined
  const place = stack.slice(Math.max(0, stack.search(/^ {4}at /m)))
  return { type: name, code, errno, sqlState, stack: ofDatabase ? place : stack || String(error) }
}
