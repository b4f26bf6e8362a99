import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { Commissions } from './commissions.js'
import { ReleaseCommissions } from './release-commissions.js'

@Module({
  imports: [LedgerModule],
  providers: [Commissions, ReleaseCommissions],
  exports: [Commissions, ReleaseCommissions],
})
export class CommissionModule {}
