import { Body, Controller, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiProperty, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { IsString, Length } from 'class-validator'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { BindPhone } from './bind-phone.js'

export class PhoneBody {
  @ApiProperty({ description: 'from the phone button (not wx.login), single use' })
  @IsString()
  @Length(1, 200)
  code!: string
}

export class PhoneView {
  @ApiProperty({ example: '138****2046' }) maskedPhone!: string
}

@ApiTags('me')
@ApiBearerAuth()
@Controller('v1/me/phone')
export class PhoneNumberController {
  constructor(private readonly bindPhone: BindPhone) {}

  /** Binds the member's phone number. WeChat charges for each number, so the rate is low. */
  @Allow('member')
  @Throttle({ default: { limit: 5, ttl: 60_000 } })
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: PhoneView })
  bind(@Called() caller: Caller, @NamedRequest() request: RequestName, @Body() body: PhoneBody): Promise<PhoneView> {
    return this.bindPhone.bind(request, memberOf(caller), body.code)
  }
}
