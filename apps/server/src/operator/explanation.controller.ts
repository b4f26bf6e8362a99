import { Controller, Get, Param } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { rowId } from '../platform/http/ids.js'
import { Allow } from '../platform/session/allow.js'
import { Explain } from './explain.js'
import { ExplainedOrder, ExplainedReferral } from './explanation-views.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator')
export class ExplanationController {
  constructor(private readonly explain: Explain) {}

  /** Who brought a member, and what became of every link that they had followed. */
  @Allow('operator')
  @Get('members/:memberNo/referral')
  @ApiOkResponse({ type: ExplainedReferral })
  referral(@Param('memberNo') memberNo: string): Promise<ExplainedReferral> {
    return this.explain.referralOf(memberNo)
  }

  /** From an order back to the first share, and why its commission went where it did. */
  @Allow('operator')
  @Get('orders/:id/path')
  @ApiOkResponse({ type: ExplainedOrder })
  path(@Param('id') id: string): Promise<ExplainedOrder> {
    return this.explain.order(rowId(id, 'order-unknown'))
  }
}
