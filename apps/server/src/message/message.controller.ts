import { Body, Controller, Get, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { text } from '@passalong/contract'
import { Config } from '../platform/config/config.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { Messages } from './messages.js'
import { MessageConsentBody, MessageConsentView, MessageTemplateList } from './views.js'

@ApiTags('messages')
@ApiBearerAuth()
@Controller('v1/me')
export class MessageController {
  constructor(
    private readonly config: Config,
    private readonly requests: Requests,
    private readonly messages: Messages,
  ) {}

  /** What this shop can tell a member in WeChat. */
  @Allow('member')
  @Get('message-templates')
  @ApiOkResponse({ type: MessageTemplateList })
  templates(): MessageTemplateList {
    const templates = [...this.config.messageTemplates].map(([key, templateId]) => {
      return { key, templateId, title: text(`message.template.${key}`) }
    })
    return { templates }
  }

  /** Counts what was accepted in WeChat’s dialog: one consent, one message. */
  @Allow('member')
  @Post('message-consents')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: MessageConsentView })
  async consent(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() { templates }: MessageConsentBody,
  ): Promise<MessageConsentView> {
    const memberId = memberOf(caller)
    if (templates.some((key) => !this.config.messageTemplates.has(key))) throw new Refusal('message-template-unknown')
    return this.requests.once(request, async (tx) => ({
      remaining: await this.messages.consent(tx, memberId, templates),
    }))
  }
}
