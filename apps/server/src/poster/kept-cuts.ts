import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { type Picture } from './picture/picture.js'

/** Bytes of pictures that a process has at hand: cards of today's material are what everybody's chat asks for. */
const AT_HAND = 128

/** The plain invitation is drawn with the template that the server comes with: a new one is seen within this. */
const PLAIN_KEPT_MS = 86_400_000

/** The pictures of materials that show no member, as rows; a cache. */
@Injectable()
export class KeptCuts {
  private readonly atHand = new Map<string, Picture>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(versionId: number, cut: string): Promise<Picture | null> {
    const known = this.atHand.get(`${versionId} ${cut}`)
    if (known) return known
    const [row] = await this.database.rows<{ content_type: string; bytes: Buffer }>(
      'SELECT content_type, bytes FROM cut_picture WHERE version_id = ? AND cut = ? AND (version_id > 0 OR made_at > ?)',
      [versionId, cut, new Date(this.clock.deviceNow() - PLAIN_KEPT_MS)],
    )
    return row ? this.remember(versionId, cut, { contentType: row.content_type, bytes: row.bytes }) : null
  }

  async keep(versionId: number, cut: string, picture: Picture): Promise<void> {
    this.remember(versionId, cut, picture)
    await this.database.run(
      `INSERT INTO cut_picture (version_id, cut, content_type, bytes, made_at) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE content_type = VALUES(content_type), bytes = VALUES(bytes), made_at = VALUES(made_at)`,
      [versionId, cut, picture.contentType, picture.bytes, new Date(this.clock.deviceNow())],
    )
  }

  private remember(versionId: number, cut: string, picture: Picture): Picture {
    this.atHand.set(`${versionId} ${cut}`, picture)
    const [oldest] = this.atHand.keys()
    if (this.atHand.size > AT_HAND && oldest !== undefined) this.atHand.delete(oldest)
    return picture
  }
}
