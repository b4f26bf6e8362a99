import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Config } from '../platform/config/config.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** A member's portrait by its address, which changes with the picture: what is under it never does. */
export interface Portrait {
  address: string
  url: string
}

/** The portraits that members chose. Only what WeChat has looked at is kept here. */
@Injectable()
export class Portraits {
  private readonly base: string

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.base = `${config.publicBase}/v1/portraits`
  }

  url(address: string): string {
    return `${this.base}/${address}`
  }

  /** Null for who has none. */
  async ofMember(memberId: number, reader: Pick<Tx, 'rows'> = this.database): Promise<Portrait | null> {
    const [row] = await reader.rows<{ address: string }>('SELECT address FROM member_portrait WHERE member_id = ?', [
      memberId,
    ])
    return row ? { address: row.address, url: this.url(row.address) } : null
  }

  /** Throws `picture-unknown`, also for one that was changed or removed since. */
  async byAddress(address: string): Promise<{ contentType: string; bytes: Buffer }> {
    const [row] = /^[\w-]{22}$/.test(address)
      ? await this.database.rows<{ content_type: string; bytes: Buffer }>(
          'SELECT content_type, bytes FROM member_portrait WHERE address = ?',
          [address],
        )
      : []
    if (!row) throw new Refusal('picture-unknown')
    return { contentType: row.content_type, bytes: row.bytes }
  }

  /** Keeps a member's portrait in place of an earlier one, of which nothing stays. */
  async keep(tx: Pick<Tx, 'run'>, memberId: number, picture: { contentType: string; bytes: Buffer }): Promise<void> {
    const address = randomBytes(16).toString('base64url')
    await tx.run(
      `INSERT INTO member_portrait (member_id, address, content_type, bytes, taken_at) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE address = VALUES(address), content_type = VALUES(content_type), bytes = VALUES(bytes),
         taken_at = VALUES(taken_at)`,
      [memberId, address, picture.contentType, picture.bytes, new Date(this.clock.now())],
    )
  }

  async remove(tx: Pick<Tx, 'run'>, memberId: number): Promise<void> {
    await tx.run('DELETE FROM member_portrait WHERE member_id = ?', [memberId])
  }
}
