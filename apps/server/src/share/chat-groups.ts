import { hash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Config } from '../platform/config/config.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Remembered } from '../platform/remembered.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { openPayload, type SealedPayload } from '../platform/wechat/open-payload.js'

/** A group payload's digest is kept this long; the payload itself is stale long before. */
const KEPT_MS = 3_600_000

/** The group that a payload names, with the digest by which the payload is known when it comes again. */
export interface NamedGroup {
  id: number
  digest: Buffer
}

/** Chat groups as WeChat names them for this mini program: hints for reports, never something to be rewarded. */
@Injectable()
export class ChatGroups {
  private readonly known = new Remembered<string, number>(10_000)

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly config: Config,
  ) {}

  /** The group in a payload of getGroupEnterInfo; null when it was not sealed for this person, for us and just now. */
  async named(personId: number, payload: SealedPayload): Promise<NamedGroup | null> {
    const [person] = await this.database.rows<{ session_key_cipher: Buffer | null }>(
      'SELECT session_key_cipher FROM person WHERE id = ?',
      [personId],
    )
    const sessionKey = person?.session_key_cipher ? this.sessionKey(person.session_key_cipher) : null
    if (sessionKey === null) return null
    const { wechatAppid: appid } = this.config
    const opened = openPayload(payload, { sessionKey, appid, nowMs: this.clock.deviceNow() })
    const openGid = opened?.['opengid'] ?? opened?.['openGId']
    if (typeof openGid !== 'string' || !/^[\w-]{1,64}$/.test(openGid)) return null
    // The bytes without the iv: that can be turned to change the first letters without touching them.
    const digest = hash('sha256', Buffer.from(payload.encryptedData, 'base64'), 'buffer')
    return { id: await this.idOf(openGid), digest }
  }

  /** Removes digests of payloads that are stale by now, a bounded number at a time. */
  sweep(): Promise<number> {
    const before = new Date(this.clock.now() - KEPT_MS)
    return this.database.run('DELETE FROM group_payload WHERE used_at < ? ORDER BY used_at LIMIT 1000', [before])
  }

  /** A session key lasts days; one under a key that has left the ring since is as good as none. */
  private sessionKey(sealed: Buffer): string | null {
    try {
      return this.cipher.open('session-key', sealed)
    } catch {
      return null
    }
  }

  private async idOf(openGid: string): Promise<number> {
    const known = this.known.get(openGid) ?? (await this.read(openGid))
    if (known !== undefined) return known
    await this.database.run('INSERT IGNORE INTO chat_group (id, open_gid, first_seen_at) VALUES (?, ?, ?)', [
      await this.ids.one(),
      openGid,
      new Date(this.clock.now()),
    ])
    return (await this.read(openGid)) as number
  }

  private async read(openGid: string): Promise<number | undefined> {
    const [row] = await this.database.rows<{ id: number }>('SELECT id FROM chat_group WHERE open_gid = ?', [openGid])
    if (row) this.known.set(openGid, row.id)
    return row?.id
  }
}
