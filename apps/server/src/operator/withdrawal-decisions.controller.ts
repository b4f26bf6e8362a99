import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common'
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger'
import { IsIn, IsOptional } from 'class-validator'
import { rowId } from '../platform/http/ids.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { operatorOf } from '../platform/session/session.guard.js'
import { ApproveWithdrawals } from '../withdrawal/approve-withdrawals.js'
import { KeepSettings } from '../withdrawal/keep-settings.js'
import {
  OperatorWithdrawalList,
  OperatorWithdrawalView,
  WITHDRAWAL_STATES,
  WithdrawalDecisionBody,
  WithdrawalSettingsView,
  type WithdrawalState,
} from '../withdrawal/views.js'

export class WithdrawalStateQuery {
  @ApiPropertyOptional({ enum: WITHDRAWAL_STATES, description: 'waiting-approval unless told otherwise' })
  @IsOptional()
  @IsIn(WITHDRAWAL_STATES)
  state?: WithdrawalState
}

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator')
export class WithdrawalDecisionsController {
  constructor(
    private readonly approveWithdrawals: ApproveWithdrawals,
    private readonly keepSettings: KeepSettings,
  ) {}

  /** Withdrawals in one state. */
  @Allow('operator')
  @Get('withdrawals')
  @ApiOkResponse({ type: OperatorWithdrawalList })
  async inState(@Query() query: WithdrawalStateQuery): Promise<OperatorWithdrawalList> {
    return { items: await this.approveWithdrawals.inState(query.state ?? 'waiting-approval') }
  }

  /** Approves or refuses, once. */
  @Allow('operator')
  @Post('withdrawals/:id/decision')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OperatorWithdrawalView })
  decide(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: WithdrawalDecisionBody,
  ): Promise<OperatorWithdrawalView> {
    const decision = { approve: body.decision === 'approve', reason: body.reason?.trim() || null }
    return this.approveWithdrawals.decide(request, operatorOf(caller), rowId(id, 'withdrawal-unknown'), decision)
  }

  /** The limits in force. */
  @Allow('operator')
  @Get('withdrawal-settings')
  @ApiOkResponse({ type: WithdrawalSettingsView })
  settings(): Promise<WithdrawalSettingsView> {
    return this.keepSettings.current()
  }

  /** Sets the limits from now on. */
  @Allow('operator')
  @Put('withdrawal-settings')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: WithdrawalSettingsView })
  keep(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: WithdrawalSettingsView,
  ): Promise<WithdrawalSettingsView> {
    return this.keepSettings.keep(request, operatorOf(caller), body)
  }
}
