import { type DynamicModule, Global, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common'
import { type Logger, pino } from 'pino'
import { Clock } from './clock/clock.js'
import { DemoClockController } from './clock/demo-clock.controller.js'
import { DemoClock } from './clock/demo-clock.js'
import { DemoDays } from './clock/demo-days.js'
import { Config } from './config/config.js'
import { Database } from './database/database.js'
import { Ids } from './database/ids.js'
import { Housekeeping } from './housekeeping.js'
import { Requests } from './idempotency/requests.js'
import { Jobs } from './jobs/jobs.js'
import { Log, logTo } from './log/log.js'
import { FieldCipher } from './secrets/field-cipher.js'
import { Sessions } from './session/sessions.js'
import { WechatClient } from './wechat/wechat-client.js'
import { WechatPay } from './wechat-pay/wechat-pay.js'

/** What every room stands on. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** `log` takes what the jobs have to say. */
  static of(
    config: Config,
    realClock: Clock = new Clock(),
    log: Logger = pino({ level: config.logLevel }),
  ): DynamicModule {
    const demo = config.demoClock ? new DemoClock(realClock) : null
    const clock = demo ?? realClock
    return {
      module: PlatformModule,
      controllers: demo ? [DemoClockController] : [],
      providers: [
        ...(demo ? [demoDays(demo)] : []),
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Database, useFactory: () => new Database(config.databaseUrl) },
        { provide: Ids, useFactory: (database: Database) => new Ids(database), inject: [Database] },
        { provide: Requests, useFactory: (database: Database) => new Requests(database, clock), inject: [Database] },
        { provide: FieldCipher, useFactory: () => new FieldCipher(config.fieldKeys) },
        { provide: Log, useFactory: () => logTo(log) },
        { provide: Jobs, useFactory: () => new Jobs(log) },
        Sessions,
        WechatClient,
        WechatPay,
        Housekeeping,
      ],
      exports: [Config, Clock, Database, Ids, Requests, FieldCipher, Jobs, Log, Sessions, WechatClient, WechatPay],
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close()
  }
}

function demoDays(clock: DemoClock): Provider {
  const inject = [Database, Requests, Jobs]
  return {
    provide: DemoDays,
    useFactory: (...given: [Database, Requests, Jobs]) => new DemoDays(clock, ...given),
    inject,
  }
}
