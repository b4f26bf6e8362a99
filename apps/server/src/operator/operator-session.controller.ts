import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { Allow, SessionToken } from '../platform/session/allow.js'
import { Sessions } from '../platform/session/sessions.js'
import { OperatorSignIn, TRIES } from './operator-sign-in.js'
import { OperatorSessionView, OperatorSignInBody } from './views.js'

@ApiTags('operator')
@Controller('v1/operator/sessions')
export class OperatorSessionController {
  constructor(
    private readonly operatorSignIn: OperatorSignIn,
    private readonly sessions: Sessions,
  ) {}

  /** Signs an operator in. The digits work once, so this write needs no key. */
  @Allow('public')
  @Throttle({ default: TRIES })
  @Post()
  @ApiCreatedResponse({ type: OperatorSessionView })
  open(@Body() { username, password, totp }: OperatorSignInBody): Promise<OperatorSessionView> {
    return this.operatorSignIn.signIn(username, password, totp)
  }

  /** Signs out. */
  @Allow('operator')
  @Delete('current')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiNoContentResponse()
  async close(@SessionToken() token: string): Promise<void> {
    await this.sessions.revoke(token)
  }
}
