import { Controller, Get, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger'
import { IsOptional, Matches } from 'class-validator'
import { MemberCodes, STEP_SECONDS } from '../member/member-codes.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { ListCommissions } from './list-commissions.js'
import { ListEntries } from './list-entries.js'
import { ShowHome } from './show-home.js'
import { CommissionList, CredentialView, EntryPage, HomeView } from './views.js'

export class EntriesQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Matches(/^\d{1,16}$/)
  before?: string
}

@ApiTags('me')
@ApiBearerAuth()
@Controller('v1/me')
export class HomeController {
  constructor(
    private readonly showHome: ShowHome,
    private readonly listEntries: ListEntries,
    private readonly listCommissions: ListCommissions,
    private readonly codes: MemberCodes,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Everything the member has. */
  @Allow('member')
  @Get()
  @ApiOkResponse({ type: HomeView })
  home(@Called() caller: Caller): Promise<HomeView> {
    return this.showHome.show(memberOf(caller))
  }

  /** From this the phone computes the member code, also without a network. */
  @Allow('member')
  @Get('code-credential')
  @ApiOkResponse({ type: CredentialView })
  async credential(@Called() caller: Caller): Promise<CredentialView> {
    const { credentialNo, secret } = await this.codes.credentialOf(this.database, memberOf(caller))
    return {
      credentialNo,
      secretBase64: secret.toString('base64'),
      stepSeconds: STEP_SECONDS,
      serverTime: new Date(this.clock.now()).toISOString(),
    }
  }

  /** What came, what went, and why. */
  @Allow('member')
  @Get('entries')
  @ApiOkResponse({ type: EntryPage })
  entries(@Called() caller: Caller, @Query() query: EntriesQuery): Promise<EntryPage> {
    return this.listEntries.page(memberOf(caller), query.before ? Number(query.before) : null)
  }

  /** Commissions with their reasons. */
  @Allow('member')
  @Get('commissions')
  @ApiOkResponse({ type: CommissionList })
  commissions(@Called() caller: Caller): Promise<CommissionList> {
    return this.listCommissions.list(memberOf(caller))
  }
}
