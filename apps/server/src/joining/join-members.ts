import { Injectable } from '@nestjs/common'
import { dayOf } from '@passalong/domain'
import { issueBag } from '../coupon/coupons.js'
import { newcomerHome } from '../home/home-parts.js'
import { type HomeView } from '../home/views.js'
import { MemberCodes } from '../member/member-codes.js'
import { Members } from '../member/members.js'
import { SEEN_WITH_DEVICE } from '../member/person-devices.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, WrittenMeanwhile } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { firstAnswer, keepAnswer } from '../platform/idempotency/requests.js'
import { type ShareEvent, tellTallies } from '../share/share-events.js'
import { GIFT_VALID_DAYS } from '../store/views.js'
import { type Admission, admissionOf, giftUntilMs, writeWayIn } from './admission.js'
import { type JoinAnswers, joinQuestions } from './join-facts.js'
import { type JoinCommand, type Joined } from './joining.js'

/**
 * The one way in which persons become members: membership, referrer, welcome gift, and what the tallies hear of it, in one
 * transaction that is shared by who joins at once. Each person stands at most once in a group.
 */
@Injectable()
export class JoinMembers {
  private readonly group = new Grouped<JoinCommand, Joined>(
    (joins) => this.joinGroup(joins),
    ({ personId, request }) => [`person ${personId}`, ...(request ? [`${request.caller} ${request.key}`] : [])],
  )

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly members: Members,
    private readonly codes: MemberCodes,
  ) {}

  /** Throws `privacy-version-old`, `already-member` and `store-unknown`. */
  join(command: JoinCommand): Promise<Joined> {
    return this.group.submit(command)
  }

  private async joinGroup(joins: JoinCommand[]): Promise<Outcome<Joined>[]> {
    const { draw } = await this.ids.ready()
    const questions = (tries: number) => joinQuestions(joins, this.clock.now(), tries > 1)
    return this.database.exchange(questions, (answers, tries) => {
      const sheet = new Sheet()
      const told: ShareEvent[] = []
      const nowMs = this.clock.now()
      const answer = joins.map((join) => {
        const outcome = sheet.attempt((own) => this.decide(join, { answers, nowMs, draw }, own))
        if ('error' in outcome) return outcome
        told.push(...outcome.answer.told)
        return { answer: outcome.answer.joined }
      })
      // Almost always all are new, and the unique keys prove it. Only when not, what was answered before is asked for.
      const repeated = joins.some(({ request }, index) => request && 'error' in (answer[index] ?? {}))
      if (tries === 1 && repeated) throw new WrittenMeanwhile()
      tellTallies(sheet, draw, told)
      return { sheet, answer }
    })
  }

  private decide(join: JoinCommand, { answers, nowMs, draw }: Loaded, sheet: Sheet): Decided {
    const { personId, request, device } = join
    const [, members, requests] = answers
    const home = request && firstAnswer<HomeView>(request, requests)
    const before = members.find((member) => member.person_id === personId)
    if (home && before) {
      const { id, referrer_id, referrer_link_id } = before
      return { joined: { memberId: id, referrerId: referrer_id, linkId: referrer_link_id, home }, told: [] }
    }
    const admission = admissionOf(join, answers, nowMs)
    const { atMs, decision } = admission
    const memberId = draw()
    const newHome = this.admit(join, admission, memberId, draw, sheet)
    const told = writeWayIn(sheet, { ...admission, memberId, personId }, draw)
    if (device) sheet.run(SEEN_WITH_DEVICE, [personId, device, new Date(atMs)])
    if (request) keepAnswer(sheet, request, newHome, atMs)
    return { joined: { memberId, referrerId: decision.referrerId, linkId: decision.linkId, home: newHome }, told }
  }

  private admit(join: JoinCommand, admission: Admission, memberId: number, draw: () => number, sheet: Sheet): HomeView {
    const { atMs, decision, shop, referrerName } = admission
    const { referrerId, linkId } = decision
    const member = {
      personId: join.personId,
      nickname: join.joining.nickname,
      joinedAtMs: atMs,
      joinedOn: dayOf(atMs),
      storeId: shop?.id ?? null,
      referrer: linkId === null ? null : { memberId: referrerId, linkId },
      privacyVersion: join.joining.privacyVersion,
      importRef: null,
    }
    const named = this.members.write(sheet, memberId, member, this.codes.currentKeyId)
    const gift = {
      memberId,
      businessKey: `welcome:${memberId}`,
      atMs,
      validUntilMs: giftUntilMs(atMs, GIFT_VALID_DAYS),
    }
    const coupons = shop ? [issueBag(sheet, draw(), { ...gift, store: shop })] : []
    return newcomerHome({ ...named, joinedAtMs: atMs, referrerName, coupons })
  }
}

interface Loaded {
  answers: JoinAnswers
  nowMs: number
  draw: () => number
}

interface Decided {
  joined: Joined
  told: ShareEvent[]
}
