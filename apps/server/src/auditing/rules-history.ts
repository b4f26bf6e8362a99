import {
  type CommissionRules,
  defaultCommissionRules,
  type RulesAsKept,
  rulesAsOf,
  rulesFault,
} from '@passalong/domain'
import { english, type Findings } from './finding.js'
import { type Snapshot } from './snapshot.js'

/** The commission rules by version, those included that hold while the operator has set none. */
export type RulesByVersion = ReadonlyMap<number, CommissionRules>

/** Reads every version of the commission rules, and finds those that could never have been configured. */
export async function rulesHistory(snapshot: Snapshot, findings: Findings): Promise<RulesByVersion> {
  const rows = await snapshot.rows<{ version: number; rules: string }>(
    'SELECT version, rules FROM commission_rules ORDER BY version',
  )
  const byVersion = new Map<number, CommissionRules>([[defaultCommissionRules.version, defaultCommissionRules]])
  for (const { version, rules } of rows) {
    const read = readRules(rules)
    const fault = rulesFault(read)
    if (fault === null) byVersion.set(version, rulesAsOf(version, read as RulesAsKept))
    else findings.add('rules', `commission_rules ${version}`, english('audit.rules', { fault }))
  }
  return byVersion
}

function readRules(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
