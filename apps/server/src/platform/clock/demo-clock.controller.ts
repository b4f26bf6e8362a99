import { Body, Controller, Get, Headers, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger'
import { dayOf, dayText } from '@passalong/domain'
import { IsInt, Max, Min } from 'class-validator'
import { requestKey } from '../http/request-key.js'
import { Allow } from '../session/allow.js'
import { DemoDays } from './demo-days.js'

export class DemoDaysBody {
  @ApiProperty({ minimum: 1, maximum: 400, description: 'whole days by which the shop moves on; never back' })
  @IsInt()
  @Min(1)
  @Max(400)
  days!: number
}

export class DemoClockView {
  @ApiProperty({ description: 'whole days by which the shop is ahead of the real time' }) days!: number
  @ApiProperty({ format: 'date-time', description: 'the shop’s time' }) now!: string
  @ApiProperty({ format: 'date' }) today!: string
}

/** The clock of a demonstration; these routes exist only with DEMO_CLOCK=1. */
@ApiTags('demo')
@Controller('v1/demo/clock')
export class DemoClockController {
  constructor(private readonly demoDays: DemoDays) {}

  @Allow('public')
  @Get()
  @ApiOkResponse({ type: DemoClockView })
  async show(): Promise<DemoClockView> {
    return view(await this.demoDays.now())
  }

  /** Lets days pass. */
  @Allow('public')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DemoClockView })
  async pass(
    @Headers('idempotency-key') key: string | undefined,
    @Body() { days }: DemoDaysBody,
  ): Promise<DemoClockView> {
    const request = { caller: 'demo', key: requestKey(key), content: { route: 'demo clock', body: { days } } }
    return view(await this.demoDays.add(request, days))
  }
}

function view({ days, nowMs }: { days: number; nowMs: number }): DemoClockView {
  return { days, now: new Date(nowMs).toISOString(), today: dayText(dayOf(nowMs)) }
}
