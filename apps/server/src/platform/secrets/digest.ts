import { createHash } from 'node:crypto'

/** SHA-256 of JSON with sorted keys: two bodies with the same content have the same digest. */
export function contentHash(content: unknown): Buffer {
  return createHash('sha256').update(canonical(content)).digest()
}

/** SHA-256 of text, for tokens that are stored only as their hash. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
