import { Body, Controller, Ip, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger'
import { SkipThrottle } from '@nestjs/throttler'
import { RequestKey } from '../platform/http/request-key.js'
import { Allow, PerhapsCalled } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { RecordVisit } from './record-visit.js'
import { VisitBody, VisitView } from './views.js'

@ApiTags('share')
@ApiBearerAuth()
@Controller('v1/visits')
export class VisitController {
  constructor(private readonly recordVisit: RecordVisit) {}

  /**
   * A followed link; tells who sent it. No rate refuses it, for a page opens behind it: of one caller (a person, or the
   * address of phones without a session) 120 visits a minute may count and 20,000 are kept; what is beyond is answered alike.
   */
  @Allow('anyone')
  @SkipThrottle()
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: VisitView })
  visit(
    @PerhapsCalled() caller: Caller | null,
    @Ip() address: string,
    @RequestKey() key: string,
    @Body() body: VisitBody,
  ): Promise<VisitView> {
    return this.recordVisit.record({ key, caller, address }, body)
  }
}
