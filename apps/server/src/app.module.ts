import { type DynamicModule, Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { ThrottlerModule } from '@nestjs/throttler'
import { type Logger } from 'pino'
import { ChainModule } from './chain/chain.module.js'
import { CheckoutModule } from './checkout/checkout.module.js'
import { ClerkModule } from './clerk/clerk.module.js'
import { ForwardingModule } from './forwarding/forwarding.module.js'
import { HealthModule } from './health/health.module.js'
import { HomeModule } from './home/home.module.js'
import { JoiningModule } from './joining/joining.module.js'
import { MaterialModule } from './material/material.module.js'
import { MessageModule } from './message/message.module.js'
import { NoticeModule } from './notice/notice.module.js'
import { OperatorModule } from './operator/operator.module.js'
import { PhoneNumberModule } from './phone-number/phone-number.module.js'
import { type Clock } from './platform/clock/clock.js'
import { type Config } from './platform/config/config.js'
import { PlatformModule } from './platform/platform.module.js'
import { CallerThrottle } from './platform/session/caller-throttle.guard.js'
import { SessionGuard } from './platform/session/session.guard.js'
import { PosterModule } from './poster/poster.module.js'
import { ProfileModule } from './profile/profile.module.js'
import { ReceiptModule } from './receipt/receipt.module.js'
import { RefundModule } from './refund/refund.module.js'
import { SigninModule } from './signin/signin.module.js'
import { StoreModule } from './store/store.module.js'
import { UpkeepModule } from './upkeep/upkeep.module.js'
import { WithdrawalModule } from './withdrawal/withdrawal.module.js'

/** A caller may do this much of anything in a minute; single routes ask for less. */
const EVERYTHING = { limit: 600, ttl: 60_000 }

/** The whole API. */
@Module({})
export class AppModule {
  static of(config: Config, clock?: Clock, log?: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(config, clock, log),
        ThrottlerModule.forRoot([EVERYTHING]),
        HealthModule,
        SigninModule,
        StoreModule,
        JoiningModule,
        ForwardingModule,
        HomeModule,
        ChainModule,
        MaterialModule,
        PosterModule,
        ProfileModule,
        MessageModule,
        NoticeModule,
        CheckoutModule,
        ReceiptModule,
        RefundModule,
        PhoneNumberModule,
        ClerkModule,
        OperatorModule,
        UpkeepModule,
        WithdrawalModule,
      ],
      // The session first: the rate is counted by caller, and a refused stranger does not use up anybody's.
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: CallerThrottle },
      ],
    }
  }
}
