import { Injectable } from '@nestjs/common'
import { account, dayOf } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { pointsByLastDay } from './expectations.js'
import { type PointsView } from './views.js'

/** Points, and when they run out. */
@Injectable()
export class ShowPoints {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  async show(memberId: number): Promise<PointsView> {
    const reader = this.database.together()
    const [{ points }, untilDays] = await Promise.all([
      this.ledger.balances(reader, { points: account.points(memberId) }),
      pointsByLastDay(reader, memberId, dayOf(this.clock.now())),
    ])
    return { points, untilDays }
  }
}
