import { Module } from '@nestjs/common'
import { ChainModule } from '../chain/chain.module.js'
import { CheckoutModule } from '../checkout/checkout.module.js'
import { JoiningModule } from '../joining/joining.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { RefundModule } from '../refund/refund.module.js'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { CloseBooks } from './close-books.js'
import { PlayForest } from './play-forest.js'
import { PlayPurchases } from './play-purchases.js'
import { ReplayChains } from './replay-chains.js'
import { ReplayFigures } from './replay-figures.js'
import { ReplayedPeople } from './replayed-people.js'

@Module({
  imports: [ChainModule, CheckoutModule, JoiningModule, LedgerModule, RefundModule, ShareModule, StoreModule],
  providers: [CloseBooks, PlayForest, PlayPurchases, ReplayChains, ReplayFigures, ReplayedPeople],
  exports: [PlayForest, PlayPurchases, ReplayChains, ReplayedPeople],
})
export class ReplayingModule {}
