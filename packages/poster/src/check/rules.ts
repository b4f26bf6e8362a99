import { shown } from './faults.js'

export interface Wrong {
  /** Below the value that was looked at; empty for the value itself. */
  field: string
  says: string
}

/** Looks at one value; no answer is a good answer. */
export type Rule = (value: unknown) => Wrong[]

/** What a record may and must hold. */
export type Rules = Record<string, Rule>

const NONE: Wrong[] = []
const wrong = (says: string): Wrong[] => [{ field: '', says }]

export const own = (record: object, key: string): boolean => Object.keys(record).includes(key)

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const optionals = new WeakSet<Rule>()

export function optional(rule: Rule): Rule {
  const loose: Rule = (value) => rule(value)
  optionals.add(loose)
  return loose
}

/** A number from `least` to `most`, both included. */
export function number(least: number, most: number): Rule {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? NONE
      : wrong(`has to be a number from ${least} to ${most}, not ${shown(value)}`)
}

export function whole(least: number, most: number): Rule {
  const inside = number(least, most)
  return (value) => (Number.isInteger(value) ? inside(value) : wrong(`has to be a whole number, not ${shown(value)}`))
}

export function text(most: number, least = 0): Rule {
  return (value) => {
    if (typeof value !== 'string') return wrong(`has to be a text, not ${shown(value)}`)
    if (value.length > most) return wrong(`has ${value.length} characters; ${most} at most`)
    return value.trim().length < least ? wrong('must not be empty') : NONE
  }
}

export function matching(pattern: RegExp, like: string): Rule {
  return (value) =>
    typeof value === 'string' && value.length <= 64 && pattern.test(value)
      ? NONE
      : wrong(`has to be ${like}, not ${shown(value)}`)
}

export function oneOf(allowed: readonly unknown[]): Rule {
  return (value) =>
    allowed.includes(value) ? NONE : wrong(`has to be one of ${allowed.join(', ')}, not ${shown(value)}`)
}

export const flag: Rule = (value) => (typeof value === 'boolean' ? NONE : wrong(`has to be true or false`))

/** A list of `least` to `most` values of one kind. */
export function list(rule: Rule, least: number, most: number): Rule {
  return (value) => {
    if (!Array.isArray(value)) return wrong(`has to be a list, not ${shown(value)}`)
    if (value.length < least || value.length > most) {
      return wrong(`has ${value.length} entries; it takes ${least} to ${most}`)
    }
    return value.flatMap((entry, at) => below(`[${at}]`, rule(entry)))
  }
}

/** A list of fixed length with a rule for each place. */
export function tuple(...rules: Rule[]): Rule {
  return (value) =>
    Array.isArray(value) && value.length === rules.length
      ? rules.flatMap((rule, at) => below(`[${at}]`, rule(value[at])))
      : wrong(`has to be a list of ${rules.length}`)
}

/** A record with these fields and no others. */
export function record(rules: Rules): Rule {
  return (value) => {
    if (!isRecord(value)) return wrong(`has to be an object, not ${shown(value)}`)
    const found: Wrong[] = []
    for (const key of Object.keys(value)) {
      if (!own(rules, key)) found.push({ field: key.slice(0, 40), says: 'is not known here' })
      if (found.length > 8) return found
    }
    for (const key of Object.keys(rules)) {
      const rule = rules[key] as Rule
      if (own(value, key) && value[key] !== undefined) found.push(...below(key, rule(value[key])))
      else if (!optionals.has(rule)) found.push({ field: key, says: 'is missing' })
    }
    return found
  }
}

function below(key: string, found: Wrong[]): Wrong[] {
  if (found.length === 0) return NONE
  return found.map(({ field, says }) => ({
    field: field === '' ? key : field.startsWith('[') ? key + field : `${key}.${field}`,
    says,
  }))
}
