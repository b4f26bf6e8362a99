import { Injectable } from '@nestjs/common'
import { ClaimCodes } from '../claim/claim-codes.js'
import { issueBag } from '../coupon/coupons.js'
import { ShowHome } from '../home/show-home.js'
import { type HomeView } from '../home/views.js'
import { Members } from '../member/members.js'
import { SEEN_WITH_DEVICE } from '../member/person-devices.js'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { answersIn, writeIn } from '../platform/database/in-transaction.js'
import { Sheet } from '../platform/database/sheet.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { tellTallies } from '../share/share-events.js'
import { GIFT_VALID_DAYS } from '../store/views.js'
import { type Admission, admissionOf, giftUntilMs, writeWayIn } from './admission.js'
import { joinQuestions } from './join-facts.js'
import { type JoinCommand } from './joining.js'

/** Gives an imported membership to the person who has its code: what was bought before stays theirs, with who brought them. */
@Injectable()
export class ClaimMembership {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly claims: ClaimCodes,
    private readonly members: Members,
    private readonly home: ShowHome,
  ) {}

  /** Throws `privacy-version-old`, `store-unknown`, `already-member`, `claim-code-invalid`. */
  async claim(command: JoinCommand & { request: RequestName }, claimCode: string): Promise<HomeView> {
    const { draw } = await this.ids.ready()
    return this.requests.once(command.request, async (tx) => {
      const answers = await answersIn(tx, joinQuestions([command], this.clock.now(), false))
      const admission = admissionOf(command, answers, this.clock.now(), true)
      const memberId = await this.claims.redeem(tx, claimCode, admission.atMs)
      await this.take(tx, memberId, command, admission, draw)
      return this.home.show(memberId, tx)
    })
  }

  private async take(
    tx: Tx,
    memberId: number,
    { personId, joining, device }: JoinCommand,
    admission: Admission,
    draw: () => number,
  ): Promise<void> {
    const { nickname, privacyVersion } = joining
    const { atMs, shop } = admission
    await this.members.claim(tx, memberId, { personId, nickname, privacyVersion, atMs })
    const sheet = new Sheet()
    tellTallies(sheet, draw, writeWayIn(sheet, { ...admission, memberId, personId }, draw))
    if (device) sheet.run(SEEN_WITH_DEVICE, [personId, device, new Date(atMs)])
    const gift = {
      memberId,
      businessKey: `welcome:${memberId}`,
      atMs,
      validUntilMs: giftUntilMs(atMs, GIFT_VALID_DAYS),
    }
    if (shop) issueBag(sheet, draw(), { ...gift, store: shop })
    await writeIn(tx, sheet)
  }
}
