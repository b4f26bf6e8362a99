import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { HomeModule } from '../home/home.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { AcceptTerms } from './accept-terms.js'
import { ForwardingController } from './forwarding.controller.js'
import { MintLink } from './mint-link.js'
import { RecordVisit } from './record-visit.js'
import { ShowChain } from './show-chain.js'

@Module({
  imports: [CommissionModule, HomeModule, LedgerModule, MemberModule, ShareModule, StoreModule],
  controllers: [ForwardingController],
  providers: [AcceptTerms, MintLink, RecordVisit, ShowChain],
})
export class ForwardingModule {}
