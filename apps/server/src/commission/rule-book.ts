import { Injectable } from '@nestjs/common'
import { type CommissionRules, defaultCommissionRules, type RulesAsKept, rulesAsOf } from '@passalong/domain'
import { ask } from '../platform/database/database.js'

/** The newest version of the rules; `rules` is null when the asker knows them already. */
export interface RulesRow {
  version: number
  rules: string | null
}

/** Versions kept: transactions that are under way while the rules change read the one before. */
const KEPT = 8

/**
 * The commission rules in force, as a question of the transaction that uses them. Only their version is read until an operator
 * changes them: the text comes along once and is parsed once in a process.
 */
@Injectable()
export class RuleBook {
  private readonly known = new Map([[defaultCommissionRules.version, defaultCommissionRules]])

  /** Asks which rules are in force. */
  question() {
    const newest = Math.max(...this.known.keys())
    return ask<RulesRow>(
      'SELECT version, IF(version = ?, NULL, rules) AS rules FROM commission_rules ORDER BY version DESC LIMIT 1',
      [newest],
    )
  }

  /** The rules that the answer to `question` names; the defaults while no operator has set any. */
  inForce(rows: readonly RulesRow[]): CommissionRules {
    const [row] = rows
    if (!row) return defaultCommissionRules
    if (row.rules !== null) this.keep(rulesAsOf(row.version, JSON.parse(row.rules) as RulesAsKept))
    const rules = this.known.get(row.version)
    if (!rules) throw new Error(`the commission rules ${row.version} came without their text`)
    return rules
  }

  private keep(rules: CommissionRules): void {
    this.known.set(rules.version, rules)
    for (const version of [...this.known.keys()].sort((a, b) => a - b).slice(0, -KEPT)) this.known.delete(version)
  }
}
