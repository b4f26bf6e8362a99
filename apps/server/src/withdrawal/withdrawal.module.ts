import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { ApproveWithdrawals } from './approve-withdrawals.js'
import { Bills } from './bills.js'
import { CancelWithdrawal } from './cancel-withdrawal.js'
import { EndWithdrawal } from './end-withdrawal.js'
import { KeepSettings } from './keep-settings.js'
import { PayeeIdentities } from './payee-identities.js'
import { RequestWithdrawal } from './request-withdrawal.js'
import { ShowWithdrawals } from './show-withdrawals.js'
import { WithdrawalController } from './withdrawal.controller.js'

@Module({
  imports: [LedgerModule, MemberModule],
  controllers: [WithdrawalController],
  providers: [
    ApproveWithdrawals,
    Bills,
    CancelWithdrawal,
    EndWithdrawal,
    KeepSettings,
    PayeeIdentities,
    RequestWithdrawal,
    ShowWithdrawals,
  ],
  exports: [ApproveWithdrawals, KeepSettings],
})
export class WithdrawalModule {}
