import { Controller, Get, Module } from '@nestjs/common'
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger'
import { Database } from '../platform/database/database.js'
import { Allow } from '../platform/session/allow.js'

export class HealthView {
  @ApiProperty({ enum: ['up'] }) status!: 'up'
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Allow('public')
  @Get('live')
  @ApiOkResponse({ type: HealthView })
  live(): HealthView {
    return { status: 'up' }
  }

  /** The process can serve: the database answers. Else `database-away`. */
  @Allow('public')
  @Get('ready')
  @ApiOkResponse({ type: HealthView })
  async ready(): Promise<HealthView> {
    await this.database.ping()
    return { status: 'up' }
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
