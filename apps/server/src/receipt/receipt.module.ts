import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { MemberModule } from '../member/member.module.js'
import { OrderModule } from '../order/order.module.js'
import { FindOrders } from './find-orders.js'
import { ReceiptController } from './receipt.controller.js'

@Module({
  imports: [CommissionModule, MemberModule, OrderModule],
  controllers: [ReceiptController],
  providers: [FindOrders],
  exports: [FindOrders],
})
export class ReceiptModule {}
