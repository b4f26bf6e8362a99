import { Module } from '@nestjs/common'
import { CheckoutModule } from '../checkout/checkout.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { PointsModule } from '../points/points.module.js'
import { RefundModule } from '../refund/refund.module.js'
import { StoreModule } from '../store/store.module.js'
import { TierModule } from '../tier/tier.module.js'
import { UpkeepModule } from '../upkeep/upkeep.module.js'
import { BooksAsOf } from './books-as-of.js'
import { CancelGoods } from './cancel-goods.js'
import { CloseDay } from './close-day.js'
import { ImportReceipts } from './import-receipts.js'
import { ImportSource } from './import-source.js'
import { ImportedMembers } from './imported-members.js'
import { PlayHistory } from './play-history.js'

@Module({
  imports: [
    CheckoutModule,
    LedgerModule,
    MemberModule,
    PointsModule,
    RefundModule,
    StoreModule,
    TierModule,
    UpkeepModule,
  ],
  providers: [ImportReceipts, ImportSource, ImportedMembers, PlayHistory, CancelGoods, CloseDay, BooksAsOf],
  exports: [ImportReceipts],
})
export class ImportingModule {}
