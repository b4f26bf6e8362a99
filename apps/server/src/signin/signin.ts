import { Injectable } from '@nestjs/common'
import { deviceHash, SEEN_WITH_DEVICE } from '../member/person-devices.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { Sessions } from '../platform/session/sessions.js'
import { WechatClient, type WechatSession } from '../platform/wechat/wechat-client.js'
import { type SessionView } from './views.js'

/** Turns WeChat's login codes into our own sessions. */
@Injectable()
export class Signin {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly wechat: WechatClient,
    private readonly sessions: Sessions,
  ) {}

  /** Signs in with a wx.login code. Throws `login-code-invalid`, `account-blocked`, `wechat-away`. */
  async withLoginCode(code: string, device: string | null): Promise<SessionView> {
    // WeChat is asked before the transaction: nothing is held while a remote server thinks.
    const session = await this.wechat.codeToSession(code)
    return this.database.transaction(async (tx) => this.open(tx, await this.personOf(tx, session), device))
  }

  /** A new token for the holder of an old one, which ends. Of two renewals at once one throws `session-invalid`. */
  renew(personId: number, oldToken: string, device: string | null): Promise<SessionView> {
    return this.database.transaction(async (tx) => {
      if (!(await this.sessions.revoke(oldToken, tx))) throw new Refusal('session-invalid')
      return this.open(tx, personId, device)
    })
  }

  private async open(tx: Tx, personId: number, device: string | null): Promise<SessionView> {
    const { token, expiresAt } = await this.sessions.open({ personId }, tx)
    const hash = deviceHash(this.cipher, device)
    if (hash) await tx.run(SEEN_WITH_DEVICE, [personId, hash, new Date(this.clock.now())])
    const [member] = await tx.rows<{ id: number }>(`SELECT id FROM member WHERE person_id = ? AND status <> 'closed'`, [
      personId,
    ])
    const [clerk] = await tx.rows<{ name: string; storeCode: string; storeName: string }>(
      `SELECT c.name, s.code AS storeCode, s.name AS storeName FROM clerk c JOIN store s ON s.id = c.store_id WHERE c.person_id = ? AND c.state = 'active'`,
      [personId],
    )
    return { token, expiresAt, member: member !== undefined, clerk: clerk ?? null }
  }

  private async personOf(tx: Tx, session: WechatSession): Promise<number> {
    const sealedKey = this.cipher.seal('session-key', session.sessionKey)
    await tx.run(
      `INSERT INTO person (id, openid, unionid, session_key_cipher, created_at) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE session_key_cipher = VALUES(session_key_cipher), unionid = COALESCE(VALUES(unionid), unionid)`,
      [await this.ids.one(), session.openid, session.unionid, sealedKey, new Date(this.clock.now())],
    )
    const [person] = await tx.rows<{ id: number }>('SELECT id FROM person WHERE openid = ?', [session.openid])
    return person?.id as number
  }
}
