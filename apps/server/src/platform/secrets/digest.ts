import { hash } from 'node:crypto'

/** SHA-256 of JSON with sorted keys: two bodies with the same content have the same digest. */
export function contentHash(content: unknown): Buffer {
  return hash('sha256', canonical(content), 'buffer')
}

/** SHA-256 of text, for tokens that are stored only as their hash. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>
    let text = ''
    for (const key of Object.keys(fields).sort()) {
      if (fields[key] === undefined) continue
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(fields[key])}`
    }
    return `{${text}}`
  }
  return JSON.stringify(value) ?? 'null'
}
