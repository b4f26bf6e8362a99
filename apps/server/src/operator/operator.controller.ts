import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ClaimCodes } from '../claim/claim-codes.js'
import { ClerkApplications } from '../clerk/clerk-applications.js'
import { Clerks } from '../clerk/clerks.js'
import { rowId } from '../platform/http/ids.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { operatorOf } from '../platform/session/session.guard.js'
import {
  ActiveClerkList,
  ClaimCodeBody,
  ClaimCodeView,
  DecisionBody,
  DecisionView,
  DismissalView,
  WaitingList,
} from './views.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator')
export class OperatorController {
  constructor(
    private readonly applications: ClerkApplications,
    private readonly clerks: Clerks,
    private readonly claimCodes: ClaimCodes,
  ) {}

  /** What waits for a decision. */
  @Allow('operator')
  @Get('waiting')
  @ApiOkResponse({ type: WaitingList })
  async waiting(): Promise<WaitingList> {
    const items = (await this.applications.waiting()).map((one) => ({
      ...one,
      kind: 'clerk-application' as const,
      appliedAt: one.appliedAt.toISOString(),
    }))
    return { items }
  }

  /** Decides what waits, once. */
  @Allow('operator')
  @Post('waiting/:id/decision')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DecisionView })
  decide(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: DecisionBody,
  ): Promise<DecisionView> {
    return this.applications.decide(request, operatorOf(caller), id, body.decision === 'approve')
  }

  /** The clerks who may use a till. */
  @Allow('operator')
  @Get('clerks')
  @ApiOkResponse({ type: ActiveClerkList })
  async activeClerks(): Promise<ActiveClerkList> {
    return { clerks: await this.clerks.active() }
  }

  /** Takes the till from a clerk who left, at once. */
  @Allow('operator')
  @Post('clerks/:id/dismissal')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DismissalView })
  dismiss(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
  ): Promise<DismissalView> {
    return this.clerks.dismiss(request, operatorOf(caller), rowId(id, 'clerk-unknown'))
  }

  /** Issues the code by which somebody takes over an imported membership; it is shown in this answer only. */
  @Allow('operator')
  @Post('claim-codes')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ClaimCodeView })
  issueClaimCode(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: ClaimCodeBody,
  ): Promise<ClaimCodeView> {
    return this.claimCodes.issue(request, operatorOf(caller), body.importRef.trim())
  }
}
