import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { TierModule } from '../tier/tier.module.js'
import { HomeController } from './home.controller.js'
import { Invitees } from './invitees.js'
import { ListCommissions } from './list-commissions.js'
import { ListEntries } from './list-entries.js'
import { ShowHome } from './show-home.js'

@Module({
  imports: [CommissionModule, CouponModule, LedgerModule, MemberModule, TierModule],
  controllers: [HomeController],
  providers: [ShowHome, Invitees, ListEntries, ListCommissions],
  exports: [ShowHome, Invitees],
})
export class HomeModule {}
