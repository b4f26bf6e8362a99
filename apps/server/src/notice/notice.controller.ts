import { Controller, Get } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Allow } from '../platform/session/allow.js'
import { NoticeView, privacyNotice, promoterTerms } from './notices.js'

@ApiTags('notice')
@Controller('v1')
export class NoticeController {
  /** What is kept about a member and why; joining needs its acceptance. */
  @Allow('public')
  @Get('privacy-notice')
  @ApiOkResponse({ type: NoticeView })
  privacy(): NoticeView {
    return privacyNotice()
  }

  /** The rules of earning from sharing; free, and needed only to earn. */
  @Allow('public')
  @Get('promoter-terms')
  @ApiOkResponse({ type: NoticeView })
  terms(): NoticeView {
    return promoterTerms()
  }
}
