import { Controller, Get, Param } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { rowId } from '../platform/http/ids.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { CommissionPathView, ReferralView } from './referral-views.js'
import { ShowPath } from './show-path.js'
import { ShowReferral } from './show-referral.js'

@ApiTags('me')
@ApiBearerAuth()
@Controller('v1/me')
export class ReferralController {
  constructor(
    private readonly referral: ShowReferral,
    private readonly path: ShowPath,
  ) {}

  /** Who brought the member, and why they and nobody else. */
  @Allow('member')
  @Get('referral')
  @ApiOkResponse({ type: ReferralView })
  cameBy(@Called() caller: Caller): Promise<ReferralView> {
    return this.referral.show(memberOf(caller))
  }

  /** From a purchase back to the first share; for who bought, who is paid, or whom the decision passed over. */
  @Allow('member')
  @Get('commissions/:orderId/path')
  @ApiOkResponse({ type: CommissionPathView })
  pathOf(@Called() caller: Caller, @Param('orderId') orderId: string): Promise<CommissionPathView> {
    return this.path.show(memberOf(caller), rowId(orderId, 'order-unknown'))
  }
}
