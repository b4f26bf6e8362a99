import { Injectable } from '@nestjs/common'
import {
  account,
  dayOf,
  fenOfPoints,
  isBirthday,
  POINTS_SHARE_BP,
  POINTS_STEP,
  replayStanding,
} from '@passalong/domain'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member, maskedName, maskedPhone } from '../member/member.js'
import { type Tx } from '../platform/database/database.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'
import { type CheckoutView } from './views.js'

/** What a clerk sees of a member. */
@Injectable()
export class MemberLookup {
  constructor(
    private readonly ledger: Ledger,
    private readonly lots: PointsLots,
    private readonly coupons: Coupons,
    private readonly standings: Standings,
    private readonly cipher: FieldCipher,
  ) {}

  /** A member's points without those that have run out and are still to be posted. */
  async pointsNow(tx: Pick<Tx, 'rows'>, memberId: number, atMs: number): Promise<number> {
    const { points } = await this.ledger.balances(tx, { points: account.points(memberId) })
    const due = await this.lots.due(tx, memberId, dayOf(atMs))
    return due.reduce((left, { remaining }) => left - remaining, points)
  }

  async atTill(
    tx: Tx,
    member: Member,
    storeId: number,
    atMs: number,
  ): Promise<Pick<CheckoutView, 'member' | 'points' | 'coupons'>> {
    const points = await this.pointsNow(tx, member.id, atMs)
    const coupons = await this.coupons.usable(tx, member.id, atMs, storeId)
    const today = dayOf(atMs)
    const { tier } = replayStanding(await this.standings.growthDays(tx, member.id), today)
    return {
      member: {
        maskedName: maskedName(member.nickname),
        maskedPhone: member.phoneCipher ? maskedPhone(this.cipher.open('phone', member.phoneCipher)) : null,
        tier,
        points,
        birthdayWeek: [-3, -2, -1, 0, 1, 2, 3].some((offset) => isBirthday(member.birthday, today + offset)),
      },
      points: { balance: points, stepPoints: POINTS_STEP, stepFen: fenOfPoints(POINTS_STEP), shareBp: POINTS_SHARE_BP },
      coupons: coupons.map(({ id, title, kind }) => ({ id: String(id), title, kind })),
    }
  }
}
