import { Controller, Get, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger'
import { IsIn, IsOptional, Matches } from 'class-validator'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { IssueCredential } from './issue-credential.js'
import { ListCommissions } from './list-commissions.js'
import { ListEntries } from './list-entries.js'
import { ShowHome } from './show-home.js'
import { ShowPoints } from './show-points.js'
import { type Asset, assetNames, CommissionList, CredentialView, EntryPage, HomeView, PointsView } from './views.js'

export class EntriesQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Matches(/^\d{1,16}$/)
  before?: string

  @ApiPropertyOptional({ enum: assetNames, description: 'only entries of this asset' })
  @IsOptional()
  @IsIn(assetNames)
  asset?: Asset
}

@ApiTags('me')
@ApiBearerAuth()
@Controller('v1/me')
export class HomeController {
  constructor(
    private readonly showHome: ShowHome,
    private readonly listEntries: ListEntries,
    private readonly listCommissions: ListCommissions,
    private readonly showPoints: ShowPoints,
    private readonly issueCredential: IssueCredential,
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
  credential(@Called() caller: Caller): Promise<CredentialView> {
    return this.issueCredential.issue(memberOf(caller))
  }

  /** Points, and when they run out. */
  @Allow('member')
  @Get('points')
  @ApiOkResponse({ type: PointsView })
  points(@Called() caller: Caller): Promise<PointsView> {
    return this.showPoints.show(memberOf(caller))
  }

  /** What came, what went, and why. */
  @Allow('member')
  @Get('entries')
  @ApiOkResponse({ type: EntryPage })
  entries(@Called() caller: Caller, @Query() query: EntriesQuery): Promise<EntryPage> {
    return this.listEntries.page(memberOf(caller), query.before ? Number(query.before) : null, query.asset ?? null)
  }

  /** Commissions with their reasons. */
  @Allow('member')
  @Get('commissions')
  @ApiOkResponse({ type: CommissionList })
  commissions(@Called() caller: Caller): Promise<CommissionList> {
    return this.listCommissions.list(memberOf(caller))
  }
}
