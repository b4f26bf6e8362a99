import { hash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { maskedName } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { Allowance } from '../share/allowance.js'
import { ChatGroups } from '../share/chat-groups.js'
import { RecordVisits } from '../share/record-visits.js'
import { type RecordedVisit } from '../share/recording.js'
import { Subjects } from '../share/subjects.js'
import { type Visitor, Visitors } from '../share/visitors.js'
import { welcomeGift } from '../store/views.js'
import { subjectView, type VisitView } from './views.js'
import { type VisitBody } from './visit-body.js'

/** Who sent a visit: signed in or not, from where, and under which key. */
export interface VisitRequest {
  key: string
  /** Null for a phone without a session. */
  personId: number | null
  /** The session on which the person only claims to be there; `prove` throws when it does not stand. Nothing is left for a claim that is none. */
  claimed?: { session: string; prove: () => Promise<void> }
  address: () => string
}

/** Somebody followed a link: the visit is kept and the sharer is named, masked. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly clock: Clock,
    private readonly visits: RecordVisits,
    private readonly visitors: Visitors,
    private readonly groups: ChatGroups,
    private readonly allowance: Allowance,
    private readonly subjects: Subjects,
  ) {}

  /**
   * Throws `link-unknown` and `link-revoked`; the page opens all the same. Without session and visitor key `session-missing`, with a
   * claimed session that does not stand `session-invalid`.
   */
  async record(request: VisitRequest, body: VisitBody): Promise<VisitView> {
    const { personId, claimed, address } = request
    const { visitorKey = null, group = null } = body
    if (personId === null && visitorKey === null) throw new Refusal('session-missing')
    // What a person owns is not touched on a claim.
    if (visitorKey !== null || group !== null) await claimed?.prove()
    const allowed = this.allowance.take(personId === null ? `address ${address()}` : String(personId))
    // What is beyond leaves nothing at all, a phone's name neither.
    if (allowed === 'answer') {
      await claimed?.prove()
      return this.view(await this.visits.look(body.token, personId ?? 0))
    }
    const visitor = await this.visitorOf(personId, visitorKey)
    try {
      return await this.view(await this.keep(request, visitor, body, allowed === 'count'))
    } catch (error) {
      // Whoever is not signed in any more is told that and nothing else, and a claim that was none is forgotten.
      await claimed?.prove()
      throw error
    }
  }

  private async keep(
    { key, claimed }: VisitRequest,
    visitor: Visitor,
    body: VisitBody,
    countable: boolean,
  ): Promise<RecordedVisit> {
    // WeChat seals a group for a person's session; without one there is nothing to open it with.
    const { group } = body
    return this.visits.record({
      link: { token: body.token },
      visitorId: visitor.id,
      anonymous: visitor.anonymous,
      wxScene: body.wxScene ?? null,
      chatType: body.chatType ?? null,
      group: group && !visitor.anonymous ? await this.groups.named(visitor.id, group) : null,
      requestHash: requestHash(visitor, key),
      countable,
      session: claimed?.session ?? null,
      atMs: this.clock.now(),
    })
  }

  private async visitorOf(personId: number | null, visitorKey: string | null): Promise<Visitor> {
    if (personId === null) return this.visitors.of(visitorKey ?? '')
    if (visitorKey !== null) await this.visitors.joinUp(personId, visitorKey)
    return { id: personId, anonymous: false }
  }

  private async view({ subjectId, sharerNickname, storeName, own, counted }: RecordedVisit): Promise<VisitView> {
    return {
      sharer: { maskedName: sharerNickname === null ? text('brand.name') : maskedName(sharerNickname) },
      subject: subjectView(await this.subjects.byId(subjectId)),
      own,
      storeName,
      gift: storeName === null ? null : welcomeGift(),
      counted,
    }
  }
}

/** What tells a visit that is sent again: who sent it and under which key. */
function requestHash({ id }: Visitor, key: string): Buffer {
  return hash('sha256', `visitor:${id}\0${key}`, 'buffer').subarray(0, 16)
}
