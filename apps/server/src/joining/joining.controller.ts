import { Body, Controller, Post } from '@nestjs/common'
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { IsOptional, IsString, Length, MaxLength } from 'class-validator'
import { HomeView } from '../home/views.js'
import { nicknameOf } from '../member/nickname.js'
import { DEVICE, DeviceHint } from '../platform/http/device-hint.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { personOf } from '../platform/session/session.guard.js'
import { Join } from './join.js'

export class JoinBody {
  @ApiProperty({ description: 'version of the privacy notice that was accepted' })
  @IsString()
  @Length(1, 16)
  privacyVersion!: string

  @ApiPropertyOptional({ description: '1 to 20 characters' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nickname?: string

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(32)
  storeCode?: string

  @ApiPropertyOptional({ description: 'token of the share link that was followed' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  linkToken?: string

  @ApiPropertyOptional({ description: 'claims an imported membership' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  claimCode?: string
}

@ApiTags('member')
@ApiBearerAuth()
@Controller('v1/members')
export class JoiningController {
  constructor(private readonly join: Join) {}

  /** Joins: once for each person, after accepting the current privacy notice. */
  @Allow('person')
  @Throttle({ default: { limit: 60, ttl: 60_000 } })
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader(DEVICE)
  @ApiCreatedResponse({ type: HomeView })
  joinNow(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @DeviceHint() device: string | null,
    @Body() body: JoinBody,
  ): Promise<HomeView> {
    const joining = {
      privacyVersion: body.privacyVersion,
      nickname: nicknameOf(body.nickname),
      storeCode: body.storeCode ?? null,
      linkToken: body.linkToken ?? null,
    }
    return this.join.join(request, personOf(caller), { joining, claimCode: body.claimCode ?? null, device })
  }
}
