import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MessageModule } from '../message/message.module.js'
import { PointsModule } from '../points/points.module.js'
import { TierModule } from '../tier/tier.module.js'
import { BringForward } from './bring-forward.js'
import { ExpirePoints } from './expire-points.js'
import { ExpiryProgress } from './expiry-progress.js'
import { ReviewTiers } from './review-tiers.js'
import { TellOfExpiry } from './tell-of-expiry.js'

@Module({
  imports: [LedgerModule, MessageModule, PointsModule, TierModule],
  providers: [BringForward, ExpirePoints, ExpiryProgress, ReviewTiers, TellOfExpiry],
  exports: [BringForward, ExpirePoints, ExpiryProgress, ReviewTiers],
})
export class UpkeepModule {}
