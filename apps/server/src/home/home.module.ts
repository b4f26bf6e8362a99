import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { TierModule } from '../tier/tier.module.js'
import { Company } from './company.js'
import { HomeController } from './home.controller.js'
import { IssueCredential } from './issue-credential.js'
import { ListCommissions } from './list-commissions.js'
import { ListEntries } from './list-entries.js'
import { ReferralController } from './referral.controller.js'
import { ShowHome } from './show-home.js'
import { ShowPath } from './show-path.js'
import { ShowPoints } from './show-points.js'
import { ShowReferral } from './show-referral.js'

@Module({
  imports: [CommissionModule, CouponModule, LedgerModule, MemberModule, TierModule],
  controllers: [HomeController, ReferralController],
  providers: [Company, ShowHome, ShowPoints, IssueCredential, ListEntries, ListCommissions, ShowPath, ShowReferral],
  exports: [ShowHome, ShowPath, ShowReferral],
})
export class HomeModule {}
