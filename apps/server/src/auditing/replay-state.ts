import {
  account,
  type Day,
  decideExpiry,
  type GrowthDay,
  type LotSpend,
  type Movement,
  type PointsLot,
  type RefundableLine,
  withGrowth,
} from '@passalong/domain'
import { type AuditedOrder } from './audited-rows.js'
import { type Finding } from './finding.js'
import { type MemberBooks } from './member-books.js'

/** What of one level of an order's commission the replay has taken back, and how much of that out of pending. */
export interface TakenBack {
  takenFen: number
  fromPendingFen: number
}

/** A member's books as the rules give them, as far as a replay has come. */
export class ReplayState {
  /** Every entry that there should be. */
  readonly movements: Movement[] = []
  readonly findings: Finding[] = []
  readonly lots = new Map<number, PointsLot>()
  readonly lines = new Map<number, RefundableLine[]>()
  readonly spends = new Map<number, LotSpend[]>()
  growthDays: GrowthDay[] = []
  /** The latest day on which something happened. */
  lastDay: Day | null = null
  /** The member's points. */
  points = 0
  private readonly takenBack = new Map<string, TakenBack>()

  constructor(readonly books: MemberBooks) {}

  /** Posts what ran out before `today` of these lots. */
  expire(lots: Iterable<PointsLot>, today: Day): void {
    const expiry = decideExpiry(this.books.member.id, [...lots], today)
    this.post(expiry.movements)
    this.keep(expiry.lots)
  }

  /**
   * Posts the end of the lots whose points a refund gave back as new lots: theirs was posted before, by a clock that stood
   * ahead, whatever day the refund is dated. A refund draws the ids of its lots right after its own.
   */
  expireReturned(orderId: number, refundId: number): void {
    const spends = this.spends.get(orderId) ?? []
    const added = this.books.lots.filter(({ id }) => id > refundId && id <= refundId + spends.length)
    const ended = new Set(added.map(({ returnedFromId }) => returnedFromId))
    const lots = spends.flatMap(({ lotId }) => this.lots.get(lotId) ?? [])
    const due = lots.filter((lot) => ended.has(lot.returnedFromId ?? lot.id))
    this.expire(due, Number.POSITIVE_INFINITY)
  }

  post(movements: readonly Movement[]): void {
    const points = account.points(this.books.member.id)
    for (const { source, destination, amount } of movements)
      this.points += amount * (Number(destination === points) - Number(source === points))
    this.movements.push(...movements)
  }

  keep(lots: readonly PointsLot[]): void {
    for (const lot of lots) this.lots.set(lot.id, lot)
  }

  /** Keeps what changed of the lots that paid for an order. */
  keepSpends(orderId: number, changed: readonly LotSpend[]): void {
    const spends = this.spends.get(orderId) ?? []
    const byTurn = new Map(changed.map((spend) => [spend.turn, spend]))
    this.spends.set(
      orderId,
      spends.map((spend) => byTurn.get(spend.turn) ?? spend),
    )
  }

  grow(day: Day, growth: number): void {
    this.growthDays = withGrowth(this.growthDays, day, growth)
  }

  /** What has been taken back of a level so far. */
  takenBackOf(orderId: number, level: number): TakenBack {
    return this.takenBack.get(`${orderId}/${level}`) ?? { takenFen: 0, fromPendingFen: 0 }
  }

  takeBackCommission(orderId: number, level: number, fen: number, pending: boolean): void {
    const { takenFen, fromPendingFen } = this.takenBackOf(orderId, level)
    const now = { takenFen: takenFen + fen, fromPendingFen: fromPendingFen + (pending ? fen : 0) }
    this.takenBack.set(`${orderId}/${level}`, now)
  }

  /**
   * Gives the ids of the lots that an undo added for points whose lot had run out meanwhile: the rows themselves, in the order
   * of their ids. (A refund draws those of its lots right after its own.)
   */
  undoneLotIds(order: Pick<AuditedOrder, 'id'>): () => number {
    const origins = new Set(
      (this.spends.get(order.id) ?? []).map(({ lotId }) => this.lots.get(lotId)?.returnedFromId ?? lotId),
    )
    const rows = this.books.lots
      .filter(({ id, returnedFromId }) => returnedFromId !== null && origins.has(returnedFromId) && !this.lots.has(id))
      .map(({ id }) => id)
      .sort((a, b) => a - b)
    let missing = order.id
    return () => rows.shift() ?? ++missing
  }
}
