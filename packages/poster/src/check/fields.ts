import { type Field } from '../template/template.js'
import { type Faults, shown } from './faults.js'
import { key } from './layer-rules.js'
import { flag, oneOf, optional, type Rule, record, whole } from './rules.js'

/** What is known of the member whose poster it is. */
const MEMBER_TEXTS = ['name', 'tier', 'joins', 'since', 'store']
const MEMBER_PICTURES = ['avatar']
/** Pictures that every poster may be given without a field. */
export const FREE_PICTURES = ['code', 'avatar']
const MOST_FIELDS = 40
const DEAREST_FEN = 1_000_000_000

const sample: Rule = (value) => {
  if (typeof value === 'string') return value.length > 500 ? [{ field: '', says: 'is too long' }] : []
  const price = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= DEAREST_FEN
  return price ? [] : [{ field: '', says: `has to be a text or an amount in fen, not ${shown(value)}` }]
}

const fieldRule = record({
  key,
  kind: oneOf(['text', 'image', 'price']),
  from: oneOf(['material', 'member']),
  required: flag,
  maxLength: optional(whole(1, 500)),
  sample: optional(sample),
})

/** Looks at the fields of a template; answers those that are right, by their key. */
export function checkFields(faults: Faults, value: unknown): Map<string, Field> {
  const fields = new Map<string, Field>()
  if (!Array.isArray(value)) {
    faults.add('template', 'fields', `has to be a list, not ${shown(value)}`)
    return fields
  }
  if (value.length > MOST_FIELDS) {
    faults.add('template', 'fields', `has ${value.length} entries; ${MOST_FIELDS} at most`)
    return fields
  }
  value.forEach((one: unknown, at) => {
    const found = fieldRule(one)
    const named = (one as { key?: unknown } | null)?.key
    const path = `fields[${at}]${typeof named === 'string' ? ` ${shown(named)}` : ''}`
    for (const { field, says } of found) faults.add(path, field, says)
    if (found.length === 0) admit(faults, path, one as Field, fields)
  })
  return fields
}

function admit(faults: Faults, path: string, field: Field, fields: Map<string, Field>): void {
  const { key: name, kind, from } = field
  if (name in Object.prototype || name === 'code') faults.add(path, 'key', 'is a name that is taken')
  else if (fields.has(name)) faults.add(path, 'key', 'is there twice')
  if (from === 'member') {
    const known = kind === 'text' ? MEMBER_TEXTS : kind === 'image' ? MEMBER_PICTURES : []
    if (!known.includes(name)) {
      const all = known.length > 0 ? `: ${known.join(', ')}` : ''
      faults.add(path, 'key', `is no ${kind} that is known of a member${all}`)
    }
  }
  const fits = kind === 'price' ? 'number' : 'string'
  if (field.sample !== undefined && typeof field.sample !== fits) faults.add(path, 'sample', `has to be a ${fits}`)
  fields.set(name, field)
}
