import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { AcceptTerms } from './accept-terms.js'
import { MyLinkPage, MyLinksQuery, RevocationView, SentView } from './link-views.js'
import { MintLink } from './mint-link.js'
import { MyLinks } from './my-links.js'
import { RevokeLink } from './revoke-link.js'
import { SendLink } from './send-link.js'
import { PromoterView, ShareLinkBody, ShareLinkView, TermsBody } from './views.js'

@ApiTags('share')
@ApiBearerAuth()
@Controller('v1')
export class ForwardingController {
  constructor(
    private readonly mintLink: MintLink,
    private readonly myLinks: MyLinks,
    private readonly sendLink: SendLink,
    private readonly revokeLink: RevokeLink,
    private readonly acceptTerms: AcceptTerms,
  ) {}

  /**
   * A link for a card, poster or code. The same sharer, subject, parent, channel, material and day: the same link. `ahead` makes
   * it before anybody knows whether it is sent, so that the share button need not wait.
   */
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
      ahead: body.ahead ?? false,
    })
  }

  /** Reports that a link of the member's own was sent: on a saved poster, a copied text, a card. Twice is once. */
  @Allow('member')
  @Post('share-links/:token/sent')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: SentView })
  sent(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('token') token: string,
  ): Promise<SentView> {
    return this.sendLink.sent(request, memberOf(caller), token)
  }

  /** The member's links that were sent, and what came of each. */
  @Allow('member')
  @Get('me/share-links')
  @ApiOkResponse({ type: MyLinkPage })
  mine(@Called() caller: Caller, @Query() query: MyLinksQuery): Promise<MyLinkPage> {
    return this.myLinks.page(memberOf(caller), query.before ?? null)
  }

  /** Withdraws a link of the member's own; what was shared below it stays. */
  @Allow('member')
  @Post('share-links/:token/revocation')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: RevocationView })
  revoke(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('token') token: string,
  ): Promise<RevocationView> {
    return this.revokeLink.bySharer(request, memberOf(caller), token)
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
}
