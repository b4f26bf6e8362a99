import { Module } from '@nestjs/common'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { TierModule } from '../tier/tier.module.js'
import { HomeController } from './home.controller.js'
import { Invitees } from './invitees.js'
import { IssueCredential } from './issue-credential.js'
import { ListCommissions } from './list-commissions.js'
import { ListEntries } from './list-entries.js'
import { ShowHome } from './show-home.js'
import { ShowPoints } from './show-points.js'

@Module({
  imports: [CouponModule, LedgerModule, MemberModule, TierModule],
  controllers: [HomeController],
  providers: [ShowHome, ShowPoints, Invitees, IssueCredential, ListEntries, ListCommissions],
  exports: [ShowHome, Invitees],
})
export class HomeModule {}
