import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { DEVICE, DeviceHint } from '../platform/http/device-hint.js'
import { Allow, Called, SessionToken } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { personOf } from '../platform/session/session.guard.js'
import { Sessions } from '../platform/session/sessions.js'
import { Signin } from './signin.js'
import { LoginBody, SessionView } from './views.js'

@ApiTags('session')
@Controller('v1/sessions')
export class SigninController {
  constructor(
    private readonly signin: Signin,
    private readonly sessions: Sessions,
  ) {}

  /** WeChat login code → our session. A login code works once, so this write needs no key. */
  @Allow('public')
  @Throttle({ default: { limit: 60, ttl: 60_000 } })
  @Post()
  @ApiCreatedResponse({ type: SessionView })
  @ApiHeader(DEVICE)
  open(@Body() body: LoginBody, @DeviceHint() device: string | null): Promise<SessionView> {
    return this.signin.withLoginCode(body.code, device)
  }

  /** A fresh token; the one that asked ends. */
  @Allow('person')
  @Post('renewal')
  @ApiBearerAuth()
  @ApiCreatedResponse({ type: SessionView })
  @ApiHeader(DEVICE)
  renew(
    @Called() caller: Caller,
    @SessionToken() token: string,
    @DeviceHint() device: string | null,
  ): Promise<SessionView> {
    return this.signin.renew(personOf(caller), token, device)
  }

  /** Signs out. */
  @Allow('person')
  @Delete('current')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiNoContentResponse()
  async close(@SessionToken() token: string): Promise<void> {
    await this.sessions.revoke(token)
  }
}
