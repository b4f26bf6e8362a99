import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow } from '../platform/session/allow.js'
import { Subjects } from '../share/subjects.js'
import { AddSubject } from './add-subject.js'
import { LinkView, NewSubjectBody, RevocationView, ShopLinkBody, SubjectList } from './link-views.js'
import { RevokeLink } from './revoke-link.js'
import { ShopLinks } from './shop-links.js'
import { ShowLink } from './show-link.js'
import { ShareLinkView, SubjectView, subjectView } from './views.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator')
export class OperatorLinksController {
  constructor(
    private readonly addSubject: AddSubject,
    private readonly shopLinks: ShopLinks,
    private readonly revokeLink: RevokeLink,
    private readonly showLink: ShowLink,
    private readonly subjects: Subjects,
  ) {}

  /** What links can be about. */
  @Allow('operator')
  @Get('share-subjects')
  @ApiOkResponse({ type: SubjectList })
  async list(): Promise<SubjectList> {
    return { items: (await this.subjects.newest()).map(subjectView) }
  }

  /** Adds a campaign, product, article or certificate to share; twice is once. */
  @Allow('operator')
  @Post('share-subjects')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: SubjectView })
  add(@NamedRequest() request: RequestName, @Body() body: NewSubjectBody): Promise<SubjectView> {
    return this.addSubject.add(request, { ...body })
  }

  /** A link of the shop's own, from which chains start; nobody is paid for it. */
  @Allow('operator')
  @Post('share-links')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ShareLinkView })
  mint(@NamedRequest() request: RequestName, @Body() body: ShopLinkBody): Promise<ShareLinkView> {
    const { subject, channel, storeCode } = body
    return this.shopLinks.mint(request, {
      subject: { kind: subject.kind, code: subject.code ?? null },
      channel,
      storeCode: storeCode ?? null,
    })
  }

  /** A link with its ancestors to the root and its first children. */
  @Allow('operator')
  @Get('share-links/:token')
  @ApiOkResponse({ type: LinkView })
  show(@Param('token') token: string): Promise<LinkView> {
    return this.showLink.show(token)
  }

  /** Withdraws anybody's link; its page still opens, what was shared below it stays. */
  @Allow('operator')
  @Post('share-links/:token/revocation')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: RevocationView })
  revoke(@NamedRequest() request: RequestName, @Param('token') token: string): Promise<RevocationView> {
    return this.revokeLink.byOperator(request, token)
  }
}
