import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { MemberModule } from '../member/member.module.js'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { AcceptTerms } from './accept-terms.js'
import { ForwardingController } from './forwarding.controller.js'
import { MintLink } from './mint-link.js'
import { MyLinks } from './my-links.js'
import { OperatorLinksController } from './operator-links.controller.js'
import { RecordVisit } from './record-visit.js'
import { RevokeLink } from './revoke-link.js'
import { ShopLinks } from './shop-links.js'
import { ShowLink } from './show-link.js'
import { VisitController } from './visit.controller.js'

@Module({
  imports: [CommissionModule, MemberModule, ShareModule, StoreModule],
  controllers: [ForwardingController, VisitController, OperatorLinksController],
  providers: [AcceptTerms, MintLink, MyLinks, RecordVisit, RevokeLink, ShopLinks, ShowLink],
})
export class ForwardingModule {}
