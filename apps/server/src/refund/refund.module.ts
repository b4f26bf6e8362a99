import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { OrderModule } from '../order/order.module.js'
import { PointsModule } from '../points/points.module.js'
import { TierModule } from '../tier/tier.module.js'
import { RefundController } from './refund.controller.js'
import { RefundAtTill } from './refund-at-till.js'
import { RefundOrders } from './refund-orders.js'
import { RefundWithin } from './refund-within.js'
import { ReversalBooks } from './reversal.js'
import { UndoOrders } from './undo-orders.js'

@Module({
  imports: [CommissionModule, CouponModule, LedgerModule, OrderModule, PointsModule, TierModule],
  controllers: [RefundController],
  providers: [RefundOrders, UndoOrders, ReversalBooks, RefundAtTill, RefundWithin],
  exports: [RefundAtTill, RefundWithin],
})
export class RefundModule {}
