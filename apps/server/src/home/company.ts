import { Injectable } from '@nestjs/common'
import { type Member } from '../member/member.js'
import { Members } from '../member/members.js'
import { Portraits } from '../member/portraits.js'
import { type Tx } from '../platform/database/database.js'

/** A member, and who stands around them. */
export interface MemberCompany {
  member: Member
  avatarUrl: string | null
  /** The nickname of who brought them. */
  referrer: string | null
  /** How many they brought themselves; those further away are counted where the chain is shown. */
  direct: number
  /** How an application to be a promoter stands. */
  application: 'waiting' | 'refused' | null
}

interface Row extends Pick<MemberCompany, 'referrer' | 'direct' | 'application'> {
  portrait: string | null
}

/** Who a member is, and in whose company. */
@Injectable()
export class Company {
  constructor(
    private readonly members: Members,
    private readonly portraits: Portraits,
  ) {}

  /** Asks side by side. Throws `member-unknown`. */
  async of(reader: Pick<Tx, 'rows'>, memberId: number): Promise<MemberCompany> {
    const [member, [row]] = await Promise.all([
      this.members.byId(reader, memberId),
      reader.rows<Row>(
        `SELECT r.nickname AS referrer, (SELECT f.address FROM member_portrait f WHERE f.member_id = m.id) AS portrait,
                (SELECT COUNT(*) FROM member d WHERE d.referrer_id = m.id) AS direct,
                (SELECT p.state FROM promoter_application p
                  WHERE p.member_id = m.id AND p.state IN ('waiting', 'refused')) AS application
           FROM member m LEFT JOIN member r ON r.id = m.referrer_id WHERE m.id = ?`,
        [memberId],
      ),
    ])
    const { portrait = null, referrer = null, direct = 0, application = null } = row ?? {}
    return { member, avatarUrl: portrait && this.portraits.url(portrait), referrer, direct, application }
  }
}
