import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

/** A claim code that nobody used in this time is void. */
export const CLAIM_CODE_MS = 30 * 86_400_000

/** Digits and letters without those that are read for one another (0 O, 1 I L). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** What an operator hands to somebody who was a member before WeChat. */
export interface ClaimCode {
  code: string
  expiresAt: string
}

/** One-time codes by which a person takes over an imported membership. Only a keyed fingerprint of a code is stored. */
@Injectable()
export class ClaimCodes {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Issues a code for the imported member `importRef`; an unused older one is void from then on. Throws `member-unknown`,
   * `member-closed` and `member-claimed`.
   */
  async issue(request: RequestName, operatorId: number, importRef: string): Promise<ClaimCode> {
    // Drawn from the request's key, so that a repeat shows the same code although no answer keeps it.
    const code = this.codeOf(request)
    const { expiresAt } = await this.requests.once(request, async (tx) => {
      const memberId = await this.unclaimed(tx, importRef)
      const expiresAt = new Date(this.clock.now() + CLAIM_CODE_MS)
      await tx.run('DELETE FROM claim_code WHERE member_id = ? AND used_at IS NULL', [memberId])
      const row = [this.fingerprint(code), memberId, operatorId, expiresAt]
      await tx.insert('claim_code', ['code_hash', 'member_id', 'issued_by', 'expires_at'], [row])
      return { expiresAt: expiresAt.toISOString() }
    })
    return { code, expiresAt }
  }

  /**
   * Uses a code up inside the joining's transaction and resolves to the member's id; the member's row is locked and has
   * no person. Throws `claim-code-invalid` for a code that is unknown, used, run out or of a member who is claimed.
   */
  async redeem(tx: Tx, code: string, atMs: number): Promise<number> {
    const hash = this.fingerprint(normalised(code))
    const [issued] = await tx.rows<{ member_id: number }>('SELECT member_id FROM claim_code WHERE code_hash = ?', [
      hash,
    ])
    if (!issued) throw new Refusal('claim-code-invalid')
    const [member] = await tx.rows<{ person_id: number | null; status: string }>(
      'SELECT person_id, status FROM member WHERE id = ? FOR UPDATE',
      [issued.member_id],
    )
    if (member?.person_id !== null || member.status !== 'active') throw new Refusal('claim-code-invalid')
    const at = new Date(atMs)
    const unused = 'code_hash = ? AND used_at IS NULL AND expires_at > ?'
    const won = await tx.run(`UPDATE claim_code SET used_at = ? WHERE ${unused}`, [at, hash, at])
    if (won !== 1) throw new Refusal('claim-code-invalid')
    return issued.member_id
  }

  private async unclaimed(tx: Tx, importRef: string): Promise<number> {
    const [member] = await tx.rows<{ id: number; person_id: number | null; status: string }>(
      'SELECT id, person_id, status FROM member WHERE import_ref = ? FOR UPDATE',
      [importRef],
    )
    if (!member) throw new Refusal('member-unknown')
    if (member.status === 'closed') throw new Refusal('member-closed')
    if (member.person_id !== null) throw new Refusal('member-claimed')
    return member.id
  }

  private codeOf({ caller, key }: RequestName): string {
    let drawn = BigInt(`0x${this.cipher.index('claim-code-draw', `${caller} ${key}`).toString('hex')}`)
    let code = ''
    const letters = BigInt(ALPHABET.length)
    while (code.length < LENGTH) {
      code += ALPHABET[Number(drawn % letters)]
      drawn /= letters
    }
    return code
  }

  private fingerprint(code: string): Buffer {
    return this.cipher.index('claim-code', code)
  }
}

/** A code as it was issued, from what a person typed. */
function normalised(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '')
}
