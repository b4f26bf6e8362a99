import { Body, Controller, Get, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { AcceptTerms } from './accept-terms.js'
import { MintLink } from './mint-link.js'
import { RecordVisit } from './record-visit.js'
import { ShowChain } from './show-chain.js'
import { ChainView, PromoterView, ShareLinkBody, ShareLinkView, TermsBody, VisitBody, VisitView } from './views.js'

@ApiTags('share')
@ApiBearerAuth()
@Controller('v1')
export class ForwardingController {
  constructor(
    private readonly mintLink: MintLink,
    private readonly recordVisit: RecordVisit,
    private readonly showChain: ShowChain,
    private readonly acceptTerms: AcceptTerms,
  ) {}

  /** A link for a card, poster or code. The same sharer, subject, parent, channel, material and day: the same link. */
  @Allow('member')
  @Post('share-links')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ShareLinkView })
  mint(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: ShareLinkBody,
  ): Promise<ShareLinkView> {
    return this.mintLink.mint(request, memberOf(caller), {
      subject: { kind: body.subject.kind, code: body.subject.code ?? null },
      channel: body.channel,
      parentToken: body.parentToken ?? null,
      materialVersion: body.materialVersion ?? 0,
    })
  }

  /** A followed link; tells who sent it. */
  @Allow('person')
  @Throttle({ default: { limit: 120, ttl: 60_000 } })
  @Post('visits')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: VisitView })
  visit(@Called() caller: Caller, @NamedRequest() request: RequestName, @Body() body: VisitBody): Promise<VisitView> {
    return this.recordVisit.record(request.key, caller, body)
  }

  /** Accepts the promoter's terms. */
  @Allow('member')
  @Post('me/promoter-terms')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: PromoterView })
  accept(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: TermsBody,
  ): Promise<PromoterView> {
    return this.acceptTerms.accept(request, memberOf(caller), body.version)
  }

  /** Who came through the member. */
  @Allow('member')
  @Get('me/chain')
  @ApiOkResponse({ type: ChainView })
  chain(@Called() caller: Caller): Promise<ChainView> {
    return this.showChain.show(memberOf(caller))
  }
}
