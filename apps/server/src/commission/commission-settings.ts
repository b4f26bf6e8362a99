import { Injectable } from '@nestjs/common'
import { type ErrorCode } from '@passalong/contract'
import {
  type CommissionRules,
  dayOf,
  defaultCommissionRules,
  type LegalApproval,
  parseDay,
  type RulesAsKept,
  type RulesFault,
  rulesAsOf,
  rulesFault,
} from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database, isDuplicate, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'

/** The rules in force with the moment of their decision; null while nobody has decided any. */
export interface RulesInForce {
  rules: CommissionRules
  decidedAt: Date | null
}

/** Rules as an operator sends them; what is left out about referrals is the default. */
export type SentRules = RulesAsKept & { version: number }

const REFUSALS: Record<RulesFault, ErrorCode> = {
  'rules-malformed': 'commission-rules-malformed',
  'rate-invalid': 'commission-rate-invalid',
  'rate-above-cap': 'commission-rate-above-cap',
  'third-level': 'commission-third-level',
  'second-level-unapproved': 'commission-second-level-unapproved',
  'release-days-invalid': 'commission-release-days-invalid',
  'referral-days-invalid': 'commission-referral-days-invalid',
  'protection-days-invalid': 'commission-protection-days-invalid',
}

/** The operator's commission rules: versions that are only added, so that every decision can be explained by its own. */
@Injectable()
export class CommissionSettings {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {}

  /** The rules in force. */
  async show(tx: Pick<Tx, 'rows'> = this.database): Promise<RulesInForce> {
    const [row] = await tx.rows<{ version: number; rules: string; decided_at: Date }>(
      'SELECT version, rules, decided_at FROM commission_rules ORDER BY version DESC LIMIT 1',
    )
    if (!row) return { rules: defaultCommissionRules, decidedAt: null }
    return { rules: rulesAsOf(row.version, JSON.parse(row.rules) as RulesAsKept), decidedAt: row.decided_at }
  }

  /**
   * Puts rules in force from the next order on; orders that were decided keep theirs. `version` is the one that the operator
   * looked at. Throws `commission-rules-changed` when it is no longer in force, and the refusal of whatever the rules may not
   * say: a rate above the cap, a second level without a recorded approval, a third level.
   */
  async put(request: RequestName, operatorId: number, sent: SentRules): Promise<RulesInForce> {
    const fault = rulesFault(sent)
    if (fault) throw new Refusal(REFUSALS[fault])
    const decidedAt = new Date(this.clock.now())
    const asked = rulesAsOf(sent.version, sent)
    const { version, ...rest } = asked
    const rules = { ...rest, secondLevelApproval: approvalOf(asked, decidedAt.getTime()) }
    try {
      return await this.requests.once(request, async (tx) => {
        const before = (await this.show(tx)).rules.version
        if (before !== version) throw new Refusal('commission-rules-changed')
        await tx.run('INSERT INTO commission_rules (version, rules, decided_by, decided_at) VALUES (?, ?, ?, ?)', [
          ...[before + 1, JSON.stringify(rules), operatorId, decidedAt],
        ])
        return { rules: { ...rules, version: before + 1 }, decidedAt }
      })
    } catch (error) {
      throw isDuplicate(error, 'PRIMARY') ? new Refusal('commission-rules-changed') : error
    }
  }
}

/** The approval, with nothing in it but what is recorded; its day is a real one and not to come. */
function approvalOf({ secondLevelApproval: asked }: CommissionRules, nowMs: number): LegalApproval | null {
  if (asked === null) return null
  const day = parseDay(asked.approvedOn)
  if (day === null || day > dayOf(nowMs)) throw new Refusal('commission-rules-malformed')
  const { approvedBy, approvedOn, reference } = asked
  return { approvedBy, approvedOn, reference }
}
