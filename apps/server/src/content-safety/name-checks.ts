import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

/** What stands in `name_check.verdict`. */
const MAY = 1
const MAY_NOT = 2

/** A member's name as it is now, with what was found out about it. */
export interface NamedMember {
  memberId: number
  nickname: string
  /** Null for whom WeChat does not know, an imported member for one. */
  openid: string | null
  /** Whether it may be shown; null while nobody knows. */
  mayBeShown: boolean | null
}

interface NamedRow {
  id: number
  nickname: string
  openid: string | null
  name_hash: Buffer | null
  verdict: number | null
}

/** What WeChat said of names, as rows; of which name a row speaks it says by a keyed hash. */
@Injectable()
export class NameChecks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** The member with this id, or whom this person is; null when there is none. */
  async find(by: { memberId: number } | { personId: number }): Promise<NamedMember | null> {
    const [column, id] = 'memberId' in by ? ['id', by.memberId] : ['person_id', by.personId]
    const [row] = await this.database.rows<NamedRow>(
      `SELECT m.id, m.nickname, p.openid, c.name_hash, c.verdict FROM member m LEFT JOIN person p ON p.id = m.person_id
         LEFT JOIN name_check c ON c.member_id = m.id WHERE m.${column} = ?`,
      [id],
    )
    if (!row) return null
    const { id: memberId, nickname, openid } = row
    const known = row.name_hash?.equals(this.hashOf(nickname)) ?? false
    return { memberId, nickname, openid, mayBeShown: known ? row.verdict === MAY : null }
  }

  /** Keeps what WeChat said of a name. */
  async keep(memberId: number, nickname: string, mayBeShown: boolean): Promise<void> {
    await this.database.run(
      `INSERT INTO name_check (member_id, name_hash, verdict, checked_at) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE name_hash = VALUES(name_hash), verdict = VALUES(verdict), checked_at = VALUES(checked_at)`,
      [memberId, this.hashOf(nickname), mayBeShown ? MAY : MAY_NOT, new Date(this.clock.now())],
    )
  }

  private hashOf(nickname: string): Buffer {
    return this.cipher.index('name-check', nickname).subarray(0, 16)
  }
}
