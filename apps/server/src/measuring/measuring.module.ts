import { Module } from '@nestjs/common'
import { CheckoutModule } from '../checkout/checkout.module.js'
import { CommissionModule } from '../commission/commission.module.js'
import { JoiningModule } from '../joining/joining.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { BindPhone } from '../phone-number/bind-phone.js'
import { Clock } from '../platform/clock/clock.js'
import { WechatClient } from '../platform/wechat/wechat-client.js'
import { RefundModule } from '../refund/refund.module.js'
import { ReplayingModule } from '../replaying/replaying.module.js'
import { ShareModule } from '../share/share.module.js'
import { Signin } from '../signin/signin.js'
import { StoreModule } from '../store/store.module.js'
import { PayeeIdentities } from '../withdrawal/payee-identities.js'
import { FarmPeople } from './farm-people.js'
import { FarmPhones } from './farm-phones.js'
import { FarmPromoters } from './farm-promoters.js'
import { FarmStores } from './farm-stores.js'
import { FarmTill } from './farm-till.js'
import { FarmWechat } from './farm-wechat.js'
import { MeasureHolds } from './measure-holds.js'
import { Nights } from './nights.js'
import { OwnTime } from './own-time.js'
import { PlayFarm } from './play-farm.js'
import { RealTrees } from './real-people.js'

@Module({
  imports: [
    CheckoutModule,
    CommissionModule,
    JoiningModule,
    LedgerModule,
    MemberModule,
    RefundModule,
    ReplayingModule,
    ShareModule,
    StoreModule,
  ],
  providers: [
    ...[MeasureHolds, PlayFarm, FarmPeople, FarmPhones, FarmPromoters, FarmStores, FarmTill, Nights, RealTrees],
    ...[Signin, BindPhone, PayeeIdentities],
    { provide: OwnTime, useExisting: Clock },
    // In this module WeChat is what the events say.
    { provide: WechatClient, useClass: FarmWechat },
  ],
  exports: [MeasureHolds, RealTrees],
})
export class MeasuringModule {}
