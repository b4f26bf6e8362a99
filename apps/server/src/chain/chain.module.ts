import { Module } from '@nestjs/common'
import { ChainMemory } from './chain-memory.js'
import { TallyShares } from './tally-shares.js'

@Module({
  providers: [ChainMemory, TallyShares],
  exports: [TallyShares],
})
export class ChainModule {}
