import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { residentIdNumber } from '@passalong/domain'
import { keepSeen } from '../hold/identity-seen.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { refuseStanding } from './decide.js'
import {
  ID_FIELD,
  maskedIdNo,
  maskedRealName,
  NAME_FIELD,
  namelessContent,
  type PayeeIdentityRow,
  realName,
} from './payee-identity.js'
import { type MaskedIdentityView, type PayeeIdentityBody, type WithdrawalConsentView } from './views.js'

/** The version of the separate consent; a changed text gets a new one. */
export const CONSENT_VERSION = '2026-11-22'

/** The separate consent to keeping name and ID, asked for only here. */
export function withdrawalConsent(): WithdrawalConsentView {
  const paragraphs = ['withdrawal.consent-what', 'withdrawal.consent-why', 'withdrawal.consent-keep'] as const
  return {
    version: CONSENT_VERSION,
    title: text('withdrawal.consent-title'),
    paragraphs: paragraphs.map((key) => text(key)),
  }
}

/** Real names and IDs of those who withdraw: encrypted, masked outward, in no log. */
@Injectable()
export class PayeeIdentities {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly members: Members,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Keeps or corrects the member's identity. Throws `consent-version-old`, `payee-name-invalid`, `payee-id-invalid`,
   * `member-frozen`, and `payee-identity-in-use` while a withdrawal is open.
   */
  keep(request: RequestName, memberId: number, body: PayeeIdentityBody): Promise<MaskedIdentityView> {
    const name = realName(body.realName)
    const idNo = residentIdNumber(body.idNo)
    if (name === null) throw new Refusal('payee-name-invalid')
    if (idNo === null) throw new Refusal('payee-id-invalid')
    if (body.consentVersion !== CONSENT_VERSION) throw new Refusal('consent-version-old')
    const index = this.cipher.index(ID_FIELD, idNo)
    const fingerprint = this.cipher.index('payee-request', JSON.stringify([name, idNo, body.consentVersion]))
    const named = { ...request, content: namelessContent(request.content, fingerprint) }
    return this.requests.once(named, async (tx) => {
      refuseStanding((await this.members.lock(tx, memberId)).status)
      const open = await tx.rows('SELECT 1 FROM withdrawal WHERE open_member_id = ?', [memberId])
      if (open.length > 0) throw new Refusal('payee-identity-in-use')
      const columns = ['member_id', 'name_cipher', 'id_no_cipher', 'id_index', 'consent_version', 'consented_at']
      const sealed = [this.cipher.seal(NAME_FIELD, name), this.cipher.seal(ID_FIELD, idNo), index]
      const atMs = this.clock.now()
      const row = [memberId, ...sealed, CONSENT_VERSION, new Date(atMs)]
      const replaced = columns.slice(1).map((column) => `${column} = VALUES(${column})`)
      await tx.insert('payee_identity', columns, [row], `ON DUPLICATE KEY UPDATE ${replaced.join(', ')}`)
      await keepSeen(tx, { kind: 'payee-id', mark: index, memberId, atMs })
      return { maskedName: maskedRealName(name), maskedIdNo: maskedIdNo(idNo) }
    })
  }

  /** What a page may show of it. */
  masked(row: Pick<PayeeIdentityRow, 'name_cipher' | 'id_no_cipher'>): MaskedIdentityView {
    return {
      maskedName: this.maskedName(row.name_cipher),
      maskedIdNo: maskedIdNo(this.cipher.open(ID_FIELD, row.id_no_cipher)),
    }
  }

  maskedName(nameCipher: Buffer): string {
    return maskedRealName(this.cipher.open(NAME_FIELD, nameCipher))
  }
}
