import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { OrderModule } from '../order/order.module.js'
import { PointsModule } from '../points/points.module.js'
import { ShareModule } from '../share/share.module.js'
import { TierModule } from '../tier/tier.module.js'
import { CheckoutController } from './checkout.controller.js'
import { MemberLookup } from './member-lookup.js'
import { OpenCheckout } from './open-checkout.js'
import { SettleCheckout } from './settle-checkout.js'
import { SettleOrder } from './settle-order.js'
import { SettlementBooks } from './settlement-books.js'

@Module({
  imports: [
    CommissionModule,
    CouponModule,
    LedgerModule,
    MemberModule,
    OrderModule,
    PointsModule,
    ShareModule,
    TierModule,
  ],
  controllers: [CheckoutController],
  providers: [OpenCheckout, MemberLookup, SettleCheckout, SettleOrder, SettlementBooks],
  exports: [SettleOrder],
})
export class CheckoutModule {}
