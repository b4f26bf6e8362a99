import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { CommissionSettings } from './commission-settings.js'
import { Commissions } from './commissions.js'
import { Promoters } from './promoters.js'
import { ReleaseCommissions } from './release-commissions.js'
import { RuleBook } from './rule-book.js'

@Module({
  imports: [LedgerModule, MemberModule],
  providers: [Commissions, CommissionSettings, Promoters, ReleaseCommissions, RuleBook],
  exports: [Commissions, CommissionSettings, Promoters, ReleaseCommissions, RuleBook],
})
export class CommissionModule {}
