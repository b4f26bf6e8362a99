import { createHmac, timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import {
  type ErrorCode,
  MEMBER_CODE_STEP_SECONDS,
  memberCodeStep,
  oneTimePart,
  parseMemberCode,
} from '@passalong/contract'
import { Config } from '../platform/config/config.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** A code of the step before is still good: together 60 seconds. */
const ACCEPTED_STEPS_BACK = 1
/** A phone whose clock runs a little ahead shows the next code early. */
const AHEAD_MS = 5_000
/** How far back an old code is recognised, so that the clerk hears "expired" and not "unknown". */
const KNOWN_STEPS_BACK = 20

interface CredentialRow {
  credential_no: string
  member_id: number
  key_id: string
  used_step: number
}

/** The member codes of phones: issued as a credential, accepted once. */
@Injectable()
export class MemberCodes {
  constructor(private readonly config: Config) {}

  /** The key id that new credentials are made under. */
  get currentKeyId(): string {
    const [id] = this.config.memberCodeKeys.keys()
    return id as string
  }

  /**
   * The credential from which the member's phone computes its codes. It moves to the key in use on the way, so that an older
   * key can be taken away once the phones have asked.
   */
  async credentialOf(
    tx: Pick<Tx, 'rows' | 'run'>,
    memberId: number,
  ): Promise<{ credentialNo: string; secret: Buffer }> {
    const [row] = await tx.rows<CredentialRow>(
      'SELECT credential_no, member_id, key_id, used_step FROM member_code WHERE member_id = ?',
      [memberId],
    )
    if (!row) throw new Refusal('not-a-member')
    const current = { ...row, key_id: this.currentKeyId }
    if (row.key_id !== current.key_id)
      await tx.run('UPDATE member_code SET key_id = ? WHERE member_id = ?', [current.key_id, memberId])
    return { credentialNo: row.credential_no, secret: this.secretOf(current) }
  }

  /**
   * Consumes a scanned code and resolves to the member's id. Throws `member-code-malformed`, `-unknown`, `-expired` or
   * `-used`; of two scans of one code at once, one wins.
   */
  async consume(tx: Tx, code: string, atMs: number): Promise<number> {
    const parts = parseMemberCode(code)
    if (!parts) throw new Refusal('member-code-malformed')
    const [row] = await tx.rows<CredentialRow>(
      'SELECT credential_no, member_id, key_id, used_step FROM member_code WHERE credential_no = ?',
      [parts.credentialNo],
    )
    if (!row || !this.config.memberCodeKeys.has(row.key_id)) throw new Refusal('member-code-unknown')
    const step = this.stepOf(this.secretOf(row), parts.oneTime, atMs)
    if (typeof step !== 'number') throw new Refusal(step)
    const won = await tx.run('UPDATE member_code SET used_step = ? WHERE credential_no = ? AND used_step < ?', [
      step,
      parts.credentialNo,
      step,
    ])
    if (won !== 1) throw new Refusal('member-code-used')
    return row.member_id
  }

  private stepOf(secret: Buffer, oneTime: string, atMs: number): number | ErrorCode {
    const now = memberCodeStep(atMs)
    const newest = memberCodeStep(atMs + AHEAD_MS)
    for (let step = newest; step >= now - KNOWN_STEPS_BACK; step--) {
      if (!timingSafeEqual(Buffer.from(oneTimePart(secret, step)), Buffer.from(oneTime))) continue
      return step >= now - ACCEPTED_STEPS_BACK ? step : 'member-code-expired'
    }
    return 'member-code-unknown'
  }

  private secretOf(row: CredentialRow): Buffer {
    const key = this.config.memberCodeKeys.get(row.key_id)
    if (!key) throw new Error(`the key ${row.key_id} is not in MEMBER_CODE_KEYS`)
    return createHmac('sha256', key).update(row.credential_no).digest()
  }
}

/** Seconds for which a code is shown. */
export const STEP_SECONDS = MEMBER_CODE_STEP_SECONDS
