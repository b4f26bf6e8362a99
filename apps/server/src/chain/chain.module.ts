import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { ChainController } from './chain.controller.js'
import { ChainMemory } from './chain-memory.js'
import { FindScope } from './find-scope.js'
import { FriendNames } from './friend-names.js'
import { ListFriends } from './list-friends.js'
import { ShareReportsController } from './share-reports.controller.js'
import { ShareReports } from './share-reports.js'
import { ShowChain } from './show-chain.js'
import { TallyShares } from './tally-shares.js'

@Module({
  imports: [LedgerModule],
  controllers: [ChainController, ShareReportsController],
  providers: [ChainMemory, TallyShares, FriendNames, ListFriends, ShowChain, FindScope, ShareReports],
  exports: [TallyShares],
})
export class ChainModule {}
