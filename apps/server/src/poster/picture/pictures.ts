import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.js'
import { Database, type Tx } from '../../platform/database/database.js'
import { Refusal } from '../../platform/http/refusal.js'
import { type Picture } from './picture.js'

/** Bytes of pictures that a process keeps at hand: those of the materials of a few days. */
const AT_HAND_BYTES = 32 * 1024 * 1024

/** A picture that was brought, as it is kept. */
export interface NewPicture extends Picture {
  widthPx: number
  heightPx: number
}

/** Pictures of material, by the SHA-256 of their bytes in hex; what is under a hash never changes. */
@Injectable()
export class Pictures {
  private readonly atHand = new Map<string, Picture>()
  private size = 0

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `picture-unknown`. */
  async byHash(hash: string): Promise<Picture> {
    const known = this.atHand.get(hash)
    if (known) return known
    const key = /^[0-9a-f]{64}$/.test(hash) ? Buffer.from(hash, 'hex') : null
    const [row] = key
      ? await this.database.rows<{ content_type: string; bytes: Buffer }>(
          'SELECT content_type, bytes FROM picture WHERE hash = ?',
          [key],
        )
      : []
    if (!row) throw new Refusal('picture-unknown')
    return this.remember(hash, { contentType: row.content_type, bytes: shared(row.bytes) })
  }

  /** Keeps a picture; resolves to its hash. One that is there already stays. */
  async keep(tx: Pick<Tx, 'run'>, { contentType, bytes, widthPx, heightPx }: NewPicture): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest()
    await tx.run(
      `INSERT INTO picture (hash, content_type, width_px, height_px, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE hash = hash`,
      [hash, contentType, widthPx, heightPx, bytes, new Date(this.clock.now())],
    )
    return hash.toString('hex')
  }

  private remember(hash: string, picture: Picture): Picture {
    if (this.atHand.has(hash)) return picture
    this.atHand.set(hash, picture)
    this.size += picture.bytes.length
    for (const [oldest, { bytes }] of this.atHand) {
      if (this.size <= AT_HAND_BYTES || oldest === hash) break
      this.atHand.delete(oldest)
      this.size -= bytes.length
    }
    return picture
  }
}

/** In memory that the drawing threads see, too: nothing is copied when they are told of it. */
function shared(bytes: Buffer): Buffer {
  const memory = Buffer.from(new SharedArrayBuffer(bytes.length))
  bytes.copy(memory)
  return memory
}
