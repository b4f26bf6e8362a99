import { Module } from '@nestjs/common'
import { HoldModule } from '../hold/hold.module.js'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { MessageModule } from '../message/message.module.js'
import { CommissionSettings } from './commission-settings.js'
import { Commissions } from './commissions.js'
import { Promoters } from './promoters.js'
import { ReleaseCommissions } from './release-commissions.js'
import { ReleaseNews } from './release-news.js'
import { RuleBook } from './rule-book.js'

@Module({
  imports: [HoldModule, LedgerModule, MemberModule, MessageModule],
  providers: [Commissions, CommissionSettings, Promoters, ReleaseCommissions, ReleaseNews, RuleBook],
  exports: [Commissions, CommissionSettings, Promoters, ReleaseCommissions, RuleBook],
})
export class CommissionModule {}
