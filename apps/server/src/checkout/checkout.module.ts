import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { OrderModule } from '../order/order.module.js'
import { PointsModule } from '../points/points.module.js'
import { ReceiptModule } from '../receipt/receipt.module.js'
import { TierModule } from '../tier/tier.module.js'
import { CheckoutController } from './checkout.controller.js'
import { MemberLookup } from './member-lookup.js'
import { OpenCheckout } from './open-checkout.js'
import { QuoteCheckout } from './quote-checkout.js'
import { RepeatedReceipts } from './repeated-receipts.js'
import { SettleCheckout } from './settle-checkout.js'
import { SettleOrders } from './settle-orders.js'
import { SettlementBooks } from './settlement-books.js'

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
  controllers: [CheckoutController],
  providers: [
    OpenCheckout,
    MemberLookup,
    QuoteCheckout,
    RepeatedReceipts,
    SettleCheckout,
    SettleOrders,
    SettlementBooks,
  ],
  exports: [SettleOrders],
})
export class CheckoutModule {}
