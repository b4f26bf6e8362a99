import { Body, Controller, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiProperty, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { Transform } from 'class-transformer'
import { IsString, Matches, MaxLength } from 'class-validator'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { personOf } from '../platform/session/session.guard.js'
import { ClerkApplications } from './clerk-applications.js'

export class ClerkApplicationBody {
  @ApiProperty({ description: 'the code of a store, e.g. WK01' })
  @IsString()
  @MaxLength(32)
  storeCode!: string

  @ApiProperty({ description: 'as colleagues call the clerk: 1 to 20 characters' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  // Counted here: the length that class-validator takes leaves out signs that have no width but do fill a column.
  @Matches(/^[^\p{C}]{1,20}$/u)
  name!: string
}

export class ClerkApplicationView {
  @ApiProperty({ enum: ['waiting'] }) state!: 'waiting'
}

@ApiTags('clerk')
@ApiBearerAuth()
@Controller('v1/clerk-applications')
export class ClerkController {
  constructor(private readonly applications: ClerkApplications) {}

  /** Asks to be a clerk; an operator decides. Asking again while it waits is the same application. */
  @Allow('person')
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ClerkApplicationView })
  apply(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: ClerkApplicationBody,
  ): Promise<ClerkApplicationView> {
    return this.applications.apply(request, personOf(caller), { storeCode: body.storeCode.trim(), name: body.name })
  }
}
