import { hash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { maskedName } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { type Caller, callerName } from '../platform/session/caller.js'
import { personOf } from '../platform/session/session.guard.js'
import { RecordVisits } from '../share/record-visits.js'
import { Subjects } from '../share/subjects.js'
import { subjectView, type VisitBody, type VisitView } from './views.js'

/** Somebody followed a link: the visit is kept and the sharer is named, masked. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly clock: Clock,
    private readonly visits: RecordVisits,
    private readonly subjects: Subjects,
  ) {}

  /** Throws `link-unknown` and `link-revoked`; the page opens all the same. */
  async record(key: string, caller: Caller, body: VisitBody): Promise<VisitView> {
    const { sharerNickname, storeName, own, counted, subjectId } = await this.visits.record({
      link: { token: body.token },
      visitorId: personOf(caller),
      wxScene: body.wxScene ?? null,
      chatType: body.chatType ?? null,
      group: null,
      requestHash: requestHash(callerName(caller), key),
      atMs: this.clock.now(),
    })
    return {
      sharer: { maskedName: sharerNickname === null ? text('brand.name') : maskedName(sharerNickname) },
      subject: subjectView(await this.subjects.byId(subjectId)),
      own,
      storeName,
      counted,
    }
  }
}

/** What tells a visit that is sent again: its caller and key. */
function requestHash(caller: string, key: string): Buffer {
  return hash('sha256', `${caller}\0${key}`, 'buffer').subarray(0, 16)
}
