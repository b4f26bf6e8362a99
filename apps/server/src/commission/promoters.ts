import { Injectable } from '@nestjs/common'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { RuleBook } from './rule-book.js'

/** Where a member stands who accepted the promoter's terms. */
export type PromoterState = 'active' | 'waiting' | 'refused'

/** A member who waits for an operator's approval. */
export interface WaitingPromoter {
  /** The member and the moment of applying. */
  id: string
  memberNo: string
  nickname: string
  appliedAt: Date
}

const SHOWN_AT_ONCE = 100

/** Members who become promoters: at once by accepting the terms or, where the rules ask for it, once an operator agrees. */
@Injectable()
export class Promoters {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly members: Members,
    private readonly rules: RuleBook,
  ) {}

  /** Takes a member's acceptance of the terms. Who was refused may ask again; who is a promoter stays one. */
  async enrol(tx: Tx, memberId: number, termsVersion: string): Promise<'active' | 'waiting'> {
    const atMs = this.clock.now()
    const { promoter } = await this.members.lock(tx, memberId)
    const asked = this.rules.question()
    const { promoterApproval } = this.rules.inForce(await tx.rows(asked.sql, asked.values))
    if (promoter || !promoterApproval) {
      await this.members.acceptPromoterTerms(tx, memberId, termsVersion, atMs)
      await tx.run(`UPDATE promoter_application SET state = 'active' WHERE member_id = ?`, [memberId])
      return 'active'
    }
    await tx.insert(
      'promoter_application',
      ['member_id', 'terms_version', 'state', 'applied_at'],
      [[memberId, termsVersion, 'waiting', new Date(atMs)]],
      `ON DUPLICATE KEY UPDATE applied_at = IF(state = 'waiting', applied_at, VALUES(applied_at)),
        terms_version = VALUES(terms_version), state = 'waiting', decided_at = NULL, decided_by = NULL`,
    )
    return 'waiting'
  }

  /** Who waits, the oldest first. */
  async waiting(): Promise<WaitingPromoter[]> {
    const rows = await this.database.rows<{ id: number; member_no: string; nickname: string; applied_at: Date }>(
      `SELECT m.id, m.member_no, m.nickname, p.applied_at FROM promoter_application p JOIN member m ON m.id = p.member_id
        WHERE p.state = 'waiting' ORDER BY p.applied_at, p.member_id LIMIT ${SHOWN_AT_ONCE}`,
    )
    return rows.map(({ id, member_no, nickname, applied_at }) => {
      return { id: `${id}-${applied_at.getTime()}`, memberNo: member_no, nickname, appliedAt: applied_at }
    })
  }

  /** Decides an application; of two operators at once, one decides. Throws `application-unknown` and `-decided`. */
  decide(
    request: RequestName,
    operatorId: number,
    id: string,
    approve: boolean,
  ): Promise<{ state: 'active' | 'refused' }> {
    const { memberId, appliedAt } = applicationOf(id)
    const state = approve ? 'active' : 'refused'
    return this.requests.once(request, async (tx) => {
      const atMs = this.clock.now()
      const won = await tx.run(
        `UPDATE promoter_application SET state = ?, decided_at = ?, decided_by = ?
          WHERE member_id = ? AND applied_at = ? AND state = 'waiting'`,
        [state, new Date(atMs), operatorId, memberId, appliedAt],
      )
      const [application] = await tx.rows<{ terms_version: string }>(
        'SELECT terms_version FROM promoter_application WHERE member_id = ? AND applied_at = ?',
        [memberId, appliedAt],
      )
      if (!application) throw new Refusal('application-unknown')
      if (won !== 1) throw new Refusal('application-decided')
      if (approve) await this.members.acceptPromoterTerms(tx, memberId, application.terms_version, atMs)
      return { state }
    })
  }
}

/** The member and the moment of applying: who looks at an older page cannot decide what has changed since. */
function applicationOf(id: string): { memberId: number; appliedAt: Date } {
  const [, memberId, appliedAt] = /^(\d{1,15})-(\d{1,14})$/.exec(id) ?? []
  if (!memberId || !appliedAt) throw new Refusal('application-unknown')
  return { memberId: Number(memberId), appliedAt: new Date(Number(appliedAt)) }
}
