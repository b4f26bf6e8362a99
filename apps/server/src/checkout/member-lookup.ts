import { Injectable } from '@nestjs/common'
import { account, dayOf, isBirthday, replayStanding } from '@passalong/domain'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member, maskedName, maskedPhone } from '../member/member.js'
import { type Tx } from '../platform/database/database.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { Standings } from '../tier/standings.js'
import { type CheckoutView } from './views.js'

/** What a clerk sees of a member. */
@Injectable()
export class MemberLookup {
  constructor(
    private readonly ledger: Ledger,
    private readonly coupons: Coupons,
    private readonly standings: Standings,
    private readonly cipher: FieldCipher,
  ) {}

  async atTill(
    tx: Tx,
    member: Member,
    storeId: number,
    atMs: number,
  ): Promise<Pick<CheckoutView, 'member' | 'coupons'>> {
    const { points } = await this.ledger.balances(tx, { points: account.points(member.id) })
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
      coupons: coupons.map(({ id, title, kind }) => ({ id: String(id), title, kind })),
    }
  }
}
