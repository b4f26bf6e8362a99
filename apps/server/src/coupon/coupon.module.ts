import { Module } from '@nestjs/common'
import { Coupons } from './coupons.js'

@Module({ providers: [Coupons], exports: [Coupons] })
export class CouponModule {}
