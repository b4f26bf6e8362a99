import { Controller, Post, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger'
import { SkipThrottle } from '@nestjs/throttler'
import { requestKey } from '../platform/http/request-key.js'
import { Allow, type CalledRequest } from '../platform/session/allow.js'
import { personOf } from '../platform/session/session.guard.js'
import { Sessions } from '../platform/session/sessions.js'
import { RecordVisit } from './record-visit.js'
import { VisitView } from './views.js'
import { VisitBody, visitBody } from './visit-body.js'

@ApiTags('share')
@ApiBearerAuth()
@Controller('v1/visits')
export class VisitController {
  constructor(
    private readonly recordVisit: RecordVisit,
    private readonly sessions: Sessions,
  ) {}

  /**
   * A followed link; tells who sent it. No rate refuses it, for a page opens behind it: of one caller (a person, or the
   * address of phones without a session) 120 visits a minute may count and 20,000 are kept; what is beyond is answered alike.
   */
  @Allow('anyone')
  @SkipThrottle()
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ type: VisitBody })
  @ApiCreatedResponse({ type: VisitView })
  visit(@Req() request: CalledRequest): Promise<VisitView> {
    const key = requestKey(request.headers['idempotency-key'])
    const body = visitBody(request.body)
    const { caller, claim } = request
    const address = () => request.ip
    if (!claim) return this.recordVisit.record({ key, personId: caller ? personOf(caller) : null, address }, body)
    const { personId, session } = claim
    const claimed = { session, prove: () => this.sessions.prove(claim) }
    return this.recordVisit.record({ key, personId, claimed, address }, body)
  }
}
