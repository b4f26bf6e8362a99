import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.js'
import { Database } from '../../platform/database/database.js'
import { type Picture } from '../picture/picture.js'

/** A link is minted anew every day, and whoever opens its poster later than this asks WeChat once more. */
const KEPT_MS = 3 * 86_400_000
/** A code has about 10 KB: the cache stays below a gigabyte. */
const KEPT_ROWS = 60_000
const SWEPT_AT_ONCE = 500

/** Mini program codes of links as rows: a cache, and never the only place from which a code can come. */
@Injectable()
export class KeptCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(linkId: number): Promise<Picture | null> {
    const [row] = await this.database.rows<{ content_type: string; bytes: Buffer }>(
      'SELECT content_type, bytes FROM link_code WHERE link_id = ?',
      [linkId],
    )
    return row ? { contentType: row.content_type, bytes: row.bytes } : null
  }

  async keep(linkId: number, { contentType, bytes }: Picture): Promise<void> {
    await this.database.run(
      'INSERT INTO link_code (link_id, content_type, bytes, made_at) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE link_id = link_id',
      [linkId, contentType, bytes, new Date(this.clock.deviceNow())],
    )
  }

  /** Forgets what is old, and the oldest of what is too much, a bounded number at a time; resolves to how many. */
  async sweep(atMost = KEPT_ROWS): Promise<number> {
    const [last] = await this.database.rows<{ made_at: Date }>(
      'SELECT made_at FROM link_code ORDER BY made_at DESC LIMIT 1 OFFSET ?',
      [atMost],
    )
    const before = new Date(Math.max(this.clock.deviceNow() - KEPT_MS, last?.made_at.getTime() ?? 0))
    const compared = last && last.made_at >= before ? '<=' : '<'
    return this.database.run(
      `DELETE FROM link_code WHERE made_at ${compared} ? ORDER BY made_at LIMIT ${SWEPT_AT_ONCE}`,
      [before],
    )
  }
}
