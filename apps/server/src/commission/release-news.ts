import { Injectable } from '@nestjs/common'
import { dayOf, dayText, type ReleaseDecision } from '@passalong/domain'
import { Messages } from '../message/messages.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'

/** A released commission as far as its payee is told of it. */
export type Released = Pick<ReleaseDecision, 'releasedFen' | 'to'> & { due: { payeeId: number } }

/** Tells payees, who asked for it, what became available: one message a day, whatever number of orders it comes from. */
@Injectable()
export class ReleaseNews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
  ) {}

  /** Adds to `sums`, fen by payee, what a batch released to those who want to know. */
  async gather(sums: Map<number, number>, batch: readonly Released[]): Promise<void> {
    const payeeIds = [...new Set(batch.flatMap(({ due, to }) => (to === 'available' ? [due.payeeId] : [])))]
    const asking = await this.messages.consenting(this.database, 'commission-released', payeeIds)
    for (const { due, to, releasedFen } of batch)
      if (to === 'available' && asking.has(due.payeeId))
        sums.set(due.payeeId, (sums.get(due.payeeId) ?? 0) + releasedFen)
  }

  /** Queues the messages of a run. */
  async tell(sums: ReadonlyMap<number, number>): Promise<void> {
    const atMs = this.clock.now()
    for (const [memberId, amountFen] of sums)
      await this.database.transaction((tx) =>
        this.messages.queue(tx, {
          memberId,
          businessKey: `commission-released:${memberId}:${dayText(dayOf(atMs))}`,
          template: 'commission-released',
          params: { amountFen, atMs },
        }),
      )
  }
}
