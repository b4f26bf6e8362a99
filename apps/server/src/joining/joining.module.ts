import { Module } from '@nestjs/common'
import { ClaimModule } from '../claim/claim.module.js'
import { CouponModule } from '../coupon/coupon.module.js'
import { HomeModule } from '../home/home.module.js'
import { MemberModule } from '../member/member.module.js'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { Join } from './join.js'
import { JoiningController } from './joining.controller.js'
import { Welcome } from './welcome.js'

@Module({
  imports: [ClaimModule, CouponModule, HomeModule, MemberModule, ShareModule, StoreModule],
  controllers: [JoiningController],
  providers: [Join, Welcome],
})
export class JoiningModule {}
