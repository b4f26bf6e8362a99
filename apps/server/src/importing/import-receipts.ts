import { Injectable } from '@nestjs/common'
import { startOfDay, type Tier } from '@passalong/domain'
import { BooksAsOf } from './books-as-of.js'
import { CloseDay } from './close-day.js'
import { type Format } from './format.js'
import { ImportSource } from './import-source.js'
import { ImportedMembers } from './imported-members.js'
import { PlayHistory } from './play-history.js'
import { type ReceiptFile } from './receipt-file.js'
import { type RefusalReason, type RefusedRow } from './row-refused.js'
import { sideBySide } from './side-by-side.js'
import { Tally } from './tally.js'

/**
 * What a file came to. Rows are the file's rows: accepted and refused add up to read. Points, growth value and tiers are of
 * the file's members at the end of its last day.
 */
export interface ImportSummary {
  read: number
  accepted: number
  refused: Partial<Record<RefusalReason, number>>
  members: number
  orders: number
  paidFen: number
  refundedFen: number
  points: number
  growth: number
  tiers: Record<Tier, number>
}

/** Hears how many of the file's rows are decided. */
export type Progress = (done: number, read: number) => void

/** Customers whose histories are played at the same time: purchases of different customers share a transaction. */
const SIDE_BY_SIDE = 64

/** Plays a file of real purchases through the use-cases of the till. */
@Injectable()
export class ImportReceipts {
  constructor(
    private readonly source: ImportSource,
    private readonly members: ImportedMembers,
    private readonly history: PlayHistory,
    private readonly closeDay: CloseDay,
    private readonly books: BooksAsOf,
  ) {}

  /**
   * Every step is found again by its own key: running the same file once more, whole or after a break, writes what is
   * missing and ends with the same summary. `nowMs` is when somebody joined whose rows tell no time. Resolves to the summary
   * and all refused rows in the file's order.
   */
  async run(
    format: Format,
    file: ReceiptFile,
    nowMs: number,
    progress: Progress = () => undefined,
  ): Promise<{ summary: ImportSummary; refused: RefusedRow[] }> {
    const { customers, lastDay, read } = file
    const storeId = await this.source.ensure(format)
    const joinedAtMs = lastDay === null ? nowMs : startOfDay(lastDay)
    const memberIds = await this.members.ensure(format.name, customers, joinedAtMs, SIDE_BY_SIDE)
    const tally = new Tally([...file.refused])
    await sideBySide(customers, SIDE_BY_SIDE, async ({ customer, steps }) => {
      const place = { storeId, memberId: memberIds.get(customer) as number }
      await this.history.play(place, steps, tally, () => progress(tally.done, read))
    })
    const ids = [...memberIds.values()]
    if (lastDay !== null) await this.closeDay.close(ids, lastDay)
    const holdings =
      lastDay === null
        ? { points: 0, growth: 0, tiers: { basic: ids.length, silver: 0, gold: 0 } }
        : await this.books.holdings(ids, lastDay)
    const { accepted, orders, paidFen, refundedFen } = tally
    const counted = { read, accepted, refused: tally.byReason(), members: ids.length, orders, paidFen, refundedFen }
    return { summary: { ...counted, ...holdings }, refused: tally.refused.sort((a, b) => a.line - b.line) }
  }
}
