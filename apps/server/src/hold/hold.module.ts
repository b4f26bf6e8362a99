import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { HoldGate } from './hold-gate.js'
import { Holds } from './holds.js'
import { JudgeRewards } from './judge-rewards.js'
import { ScoringWatch } from './scoring-watch.js'

@Module({
  imports: [LedgerModule],
  providers: [HoldGate, Holds, JudgeRewards, ScoringWatch],
  exports: [HoldGate, Holds, JudgeRewards, ScoringWatch],
})
export class HoldModule {}
