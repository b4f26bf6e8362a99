import { Injectable } from '@nestjs/common'
import { keepSeen } from '../hold/identity-seen.js'
import { maskedPhone } from '../member/member.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, isDuplicate, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { WechatClient } from '../platform/wechat/wechat-client.js'

/** Binds the phone number that a member gave through WeChat's phone button. The number is kept encrypted and unique. */
@Injectable()
export class BindPhone {
  constructor(
    private readonly requests: Requests,
    private readonly members: Members,
    private readonly cipher: FieldCipher,
    private readonly wechat: WechatClient,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Throws `phone-code-invalid`, `phone-taken`, `too-many-requests` and `wechat-away`. A new number replaces the old. */
  async bind(request: RequestName, memberId: number, code: string): Promise<{ maskedPhone: string }> {
    // WeChat is asked outside the transaction. On a repeat its code is spent, and the first answer is what counts.
    const phone = await this.phoneOf(code)
    if (phone instanceof Refusal) return this.requests.once(request, () => Promise.reject(phone))
    const seen = {
      kind: 'phone' as const,
      mark: this.cipher.index('phone', phone),
      memberId,
      atMs: this.clock.now(),
    }
    try {
      return await this.requests.once(request, async (tx) => {
        await this.keep(tx, memberId, phone)
        await keepSeen(tx, seen)
        return { maskedPhone: maskedPhone(phone) }
      })
    } catch (error) {
      // Whose number it is by now is refused; that somebody else has it too is remembered.
      if (error instanceof Refusal && error.code === 'phone-taken') await keepSeen(this.database, seen)
      throw error
    }
  }

  private async phoneOf(code: string): Promise<string | Refusal> {
    try {
      return await this.wechat.phoneNumber(code)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return error.code === 'login-code-invalid' ? new Refusal('phone-code-invalid') : error
    }
  }

  private async keep(tx: Tx, memberId: number, phone: string): Promise<void> {
    const member = await this.members.lock(tx, memberId)
    if (member.status === 'closed') throw new Refusal('member-closed')
    const sealed = [this.cipher.seal('phone', phone), this.cipher.index('phone', phone), memberId]
    try {
      await tx.run('UPDATE member SET phone_cipher = ?, phone_index = ? WHERE id = ?', sealed)
    } catch (error) {
      throw isDuplicate(error, 'member_phone') ? new Refusal('phone-taken') : error
    }
  }
}
