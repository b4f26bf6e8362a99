import { setTimeout } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { TallyShares } from '../chain/tally-shares.js'
import { SealBlocks } from '../ledger/seal-blocks.js'
import { Database } from '../platform/database/database.js'

const LOOK_AGAIN_MS = 200
/** A server that runs beside the replay may be the one that adds up and seals; it is not waited for without an end. */
const LOOKS = 300

/** Brings what follows a moment later up to date: the tallies of share chains and the ledger's seals. */
@Injectable()
export class CloseBooks {
  constructor(
    private readonly database: Database,
    private readonly tallies: TallyShares,
    private readonly sealing: SealBlocks,
  ) {}

  async close(): Promise<void> {
    await this.finish('share_event', () => this.tallies.run())
    await this.finish('ledger_unsealed', () => this.sealing.seal())
  }

  /** Works until nothing is left of what waits now. */
  private async finish(table: 'share_event' | 'ledger_unsealed', work: () => Promise<number>): Promise<void> {
    const [last] = await this.database.rows<{ id: number | null }>(`SELECT MAX(id) AS id FROM ${table}`)
    for (let look = 0; look < LOOKS; look++) {
      const worked = await work()
      const [waiting] = await this.database.rows(`SELECT id FROM ${table} WHERE id <= ? LIMIT 1`, [last?.id ?? 0])
      if (!waiting) return
      if (worked === 0) await setTimeout(LOOK_AGAIN_MS)
    }
  }
}
