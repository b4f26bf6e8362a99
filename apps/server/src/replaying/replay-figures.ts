import { Injectable } from '@nestjs/common'
import { chunks } from '../importing/chunks.js'
import { Database } from '../platform/database/database.js'

const AT_ONCE = 500

/** What people did, as the rows tell it. */
export interface Figures {
  links: number
  /** Visits that count. */
  visits: number
  joins: number
  /** Joins through a member's link. */
  sharedJoins: number
}

/** Reads what was replayed from what was written. */
@Injectable()
export class ReplayFigures {
  constructor(private readonly database: Database) {}

  async ofPeople(personIds: readonly number[]): Promise<Figures> {
    const sum = { links: 0, visits: 0, joins: 0, sharedJoins: 0 }
    for (const some of chunks(personIds, AT_ONCE)) {
      const [found] = await this.database.rows<Record<keyof Figures, number | null>>(
        `SELECT (SELECT COUNT(*) FROM member m JOIN share_link l ON l.sharer_id = m.id WHERE m.person_id IN (?) AND l.counted = 1) AS links,
                (SELECT SUM(v.counted) FROM visit v WHERE v.person_id IN (?)) AS visits,
                (SELECT COUNT(*) FROM member m WHERE m.person_id IN (?)) AS joins,
                (SELECT COUNT(*) FROM member m WHERE m.person_id IN (?) AND m.referrer_id IS NOT NULL) AS sharedJoins`,
        [some, some, some, some],
      )
      for (const key of ['links', 'visits', 'joins', 'sharedJoins'] as const) sum[key] += found?.[key] ?? 0
    }
    return sum
  }

  /** What orders paid, and what was decided for whoever brought them, in fen and net of refunds. */
  async ofOrders(orderIds: readonly number[]): Promise<{ paidFen: number; commissionFen: number }> {
    const sum = { paidFen: 0, commissionFen: 0 }
    for (const some of chunks(orderIds, AT_ONCE)) {
      const [found] = await this.database.rows<Record<keyof typeof sum, number | null>>(
        `SELECT (SELECT SUM(paid_fen - refunded_fen) FROM order_line WHERE order_id IN (?)) AS paidFen,
                (SELECT SUM(amount_fen - taken_back_fen) FROM commission WHERE order_id IN (?)) AS commissionFen`,
        [some, some],
      )
      sum.paidFen += found?.paidFen ?? 0
      sum.commissionFen += found?.commissionFen ?? 0
    }
    return sum
  }
}
