import { type MessageKey, text } from '@passalong/contract'

/** Everything that the audit looks for; each has a sentence `audit.check.<check>` in the contract's messages. */
export const checks = [
  'seal',
  'kind-unknown',
  'duplicate',
  'entry-missing',
  'entry-differs',
  'entry-unexpected',
  'row-without-owner',
  'balance',
  'balance-missing',
  'balance-without-entries',
  'overdrawn',
  'growth-by-day',
  'order-content',
  'order-differs',
  'refund-differs',
  'refund-impossible',
  'commission-differs',
  'lot-differs',
  'lot-missing',
  'lot-unexpected',
  'lots-sum',
  'spend-differs',
  'undo-impossible',
  'withdrawal-differs',
  'rules',
  'tier',
  'block',
  'entry-not-sealed',
  'entry-removed',
  'chain-figures',
] as const
export type Check = (typeof checks)[number]

/** Something that does not agree. `row` is table and key; `detail` says in English what is there and what should be. */
export interface Finding {
  check: Check
  row: string
  detail: string
}

/** More findings than this are counted and not kept, so that a ruined database cannot exhaust memory. */
export const FINDINGS_KEPT = 1_000

/** Collects findings. */
export class Findings {
  readonly kept: Finding[] = []
  count = 0

  add(check: Check, row: string, detail: string): void {
    this.count++
    if (this.kept.length < FINDINGS_KEPT) this.kept.push({ check, row, detail })
  }

  addAll(findings: readonly Finding[]): void {
    for (const { check, row, detail } of findings) this.add(check, row, detail)
  }
}

type Shown = string | number | null

/** "amount is 70, not 68" */
export function differs(what: string, found: Shown, expected: Shown): string {
  return english('audit.differs', { what, found: shown(found), expected: shown(expected) })
}

/** A finding's detail in English: it is read by programs and put beside the check's sentence for people. */
export function english(key: MessageKey, params: Record<string, string | number> = {}): string {
  return text(key, params, 'en')
}

function shown(value: Shown): string {
  return value === null ? 'null' : String(value)
}

/** What differs between a row and what it should hold, one detail for each field. */
export function fieldsThatDiffer(found: Record<string, Shown>, expected: Record<string, Shown>): string[] {
  return Object.entries(expected)
    .filter(([field, value]) => found[field] !== value)
    .map(([field, value]) => differs(field, found[field] ?? null, value))
}
