import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { Matches } from 'class-validator'
import { rowId } from '../platform/http/ids.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { CancelWithdrawal } from './cancel-withdrawal.js'
import { PayeeIdentities } from './payee-identities.js'
import { RequestWithdrawal } from './request-withdrawal.js'
import { ShowWithdrawals } from './show-withdrawals.js'
import {
  MaskedIdentityView,
  PayeeIdentityBody,
  WithdrawalBody,
  WithdrawalQuoteView,
  WithdrawalsView,
  WithdrawalView,
} from './views.js'

export class WithdrawalQuoteQuery {
  @ApiProperty({ description: 'gross, fen' })
  @Matches(/^[1-9]\d{0,11}$/)
  amountFen!: string
}

@ApiTags('withdrawal')
@ApiBearerAuth()
@Controller('v1/me')
export class WithdrawalController {
  constructor(
    private readonly showWithdrawals: ShowWithdrawals,
    private readonly requestWithdrawal: RequestWithdrawal,
    private readonly cancelWithdrawal: CancelWithdrawal,
    private readonly identities: PayeeIdentities,
  ) {}

  /** What can be withdrawn, what was, and what it needs. */
  @Allow('member')
  @Get('withdrawals')
  @ApiOkResponse({ type: WithdrawalsView })
  all(@Called() caller: Caller): Promise<WithdrawalsView> {
    return this.showWithdrawals.all(memberOf(caller))
  }

  /** Gross, tax and net, to be shown before it is confirmed. */
  @Allow('member')
  @Get('withdrawal-quote')
  @ApiOkResponse({ type: WithdrawalQuoteView })
  quote(@Called() caller: Caller, @Query() query: WithdrawalQuoteQuery): Promise<WithdrawalQuoteView> {
    return this.showWithdrawals.quote(memberOf(caller), Number(query.amountFen))
  }

  /** Keeps or corrects the real name and ID, under the separate consent. */
  @Allow('member')
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @Put('payee-identity')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: MaskedIdentityView })
  keepIdentity(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: PayeeIdentityBody,
  ): Promise<MaskedIdentityView> {
    return this.identities.keep(request, memberOf(caller), body)
  }

  /** Asks for a withdrawal; `taxFen` is the tax that was shown. */
  @Allow('member')
  @Post('withdrawals')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: WithdrawalView })
  request(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: WithdrawalBody,
  ): Promise<WithdrawalView> {
    const { amountFen: grossFen, taxFen } = body
    return this.requestWithdrawal.request({ request, memberId: memberOf(caller), grossFen, taxFen })
  }

  /** How it stands. */
  @Allow('member')
  @Get('withdrawals/:id')
  @ApiOkResponse({ type: WithdrawalView })
  one(@Called() caller: Caller, @Param('id') id: string): Promise<WithdrawalView> {
    return this.showWithdrawals.one(memberOf(caller), rowId(id, 'withdrawal-unknown'))
  }

  /** Cancels what has not been confirmed in WeChat; with WeChat it may take a moment. */
  @Allow('member')
  @Post('withdrawals/:id/cancellation')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: WithdrawalView })
  cancel(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
  ): Promise<WithdrawalView> {
    return this.cancelWithdrawal.cancel(request, memberOf(caller), rowId(id, 'withdrawal-unknown'))
  }
}
