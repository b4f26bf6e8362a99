import { Module } from '@nestjs/common'
import { CommissionModule } from '../commission/commission.module.js'
import { ContentSafetyModule } from '../content-safety/content-safety.module.js'
import { MaterialModule } from '../material/material.module.js'
import { MemberModule } from '../member/member.module.js'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { AcceptTerms } from './accept-terms.js'
import { AddSubject } from './add-subject.js'
import { ForwardingController } from './forwarding.controller.js'
import { LinkCards } from './link-cards.js'
import { MintLink } from './mint-link.js'
import { MyLinks } from './my-links.js'
import { OperatorLinksController } from './operator-links.controller.js'
import { RecordVisit } from './record-visit.js'
import { RevokeLink } from './revoke-link.js'
import { SendLink } from './send-link.js'
import { ShopLinks } from './shop-links.js'
import { ShowLink } from './show-link.js'
import { VisitController } from './visit.controller.js'

@Module({
  imports: [CommissionModule, ContentSafetyModule, MaterialModule, MemberModule, ShareModule, StoreModule],
  controllers: [ForwardingController, VisitController, OperatorLinksController],
  providers: [
    AcceptTerms,
    AddSubject,
    LinkCards,
    MintLink,
    MyLinks,
    RecordVisit,
    RevokeLink,
    SendLink,
    ShopLinks,
    ShowLink,
  ],
})
export class ForwardingModule {}
