/** What is wrong with a template: where, in which field of what stands there, and a sentence for who wrote it. */
export interface TemplateFault {
  /** E.g. `cuts.tall.layers[3] "title"`. */
  path: string
  /** E.g. `style.sizePx`. */
  field: string
  says: string
}

/** A template that is wrong everywhere is not read to its end. */
const MOST_FAULTS = 50

export class Faults {
  readonly found: TemplateFault[] = []

  add(path: string, field: string, says: string): void {
    if (this.found.length < MOST_FAULTS) this.found.push({ path, field, says })
  }

  get any(): boolean {
    return this.found.length > 0
  }

  get enough(): boolean {
    return this.found.length >= MOST_FAULTS
  }
}

/** How a value of somebody else's is named in a sentence: short, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 24 ? `${value.slice(0, 24)}…` : value}"`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  if (value === undefined) return 'nothing'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
