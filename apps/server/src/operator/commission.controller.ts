import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { COMMISSION_CAP_BP } from '@passalong/domain'
import { CommissionSettings, type RulesInForce } from '../commission/commission-settings.js'
import { Promoters } from '../commission/promoters.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { operatorOf } from '../platform/session/session.guard.js'
import { CommissionRulesBody, CommissionRulesView, WaitingPromoterList } from './commission-views.js'
import { DecisionBody, DecisionView } from './views.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator')
export class CommissionController {
  constructor(
    private readonly settings: CommissionSettings,
    private readonly promoters: Promoters,
  ) {}

  /** The commission rules in force. */
  @Allow('operator')
  @Get('commission-rules')
  @ApiOkResponse({ type: CommissionRulesView })
  async rules(): Promise<CommissionRulesView> {
    return view(await this.settings.show())
  }

  /** Puts rules in force from the next order on. */
  @Allow('operator')
  @Put('commission-rules')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: CommissionRulesView })
  async put(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: CommissionRulesBody,
  ): Promise<CommissionRulesView> {
    return view(await this.settings.put(request, operatorOf(caller), { ...body }))
  }

  /** Who wants to be a promoter and waits for approval. */
  @Allow('operator')
  @Get('promoters/waiting')
  @ApiOkResponse({ type: WaitingPromoterList })
  async waiting(): Promise<WaitingPromoterList> {
    const items = (await this.promoters.waiting()).map((one) => ({ ...one, appliedAt: one.appliedAt.toISOString() }))
    return { items }
  }

  /** Decides about a promoter, once. */
  @Allow('operator')
  @Post('promoters/:id/decision')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DecisionView })
  decide(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: DecisionBody,
  ): Promise<DecisionView> {
    return this.promoters.decide(request, operatorOf(caller), id, body.decision === 'approve')
  }
}

function view({ rules, decidedAt }: RulesInForce): CommissionRulesView {
  return {
    ...rules,
    decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
    capBp: COMMISSION_CAP_BP,
  }
}
