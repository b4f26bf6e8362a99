import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { OrderModule } from '../order/order.module.js'
import { PointsModule } from '../points/points.module.js'
import { ReceiptModule } from '../receipt/receipt.module.js'
import { TierModule } from '../tier/tier.module.js'
import { RefundController } from './refund.controller.js'
import { RefundAtTill } from './refund-at-till.js'
import { RefundBooks } from './refund-books.js'
import { RefundOrder } from './refund-order.js'

@Module({
  imports: [
    CommissionModule,
    CouponModule,
    LedgerModule,
    MemberModule,
    OrderModule,
    PointsModule,
    ReceiptModule,
    TierModule,
  ],
  controllers: [RefundController],
  providers: [RefundOrder, RefundBooks, RefundAtTill],
  exports: [RefundOrder],
})
export class RefundModule {}
