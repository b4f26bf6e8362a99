import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.js'
import { MemberModule } from '../member/member.module.js'
import { MessageModule } from '../message/message.module.js'
import { ApproveWithdrawals } from './approve-withdrawals.js'
import { Bills } from './bills.js'
import { CancelWithdrawal } from './cancel-withdrawal.js'
import { ClaimBills } from './claim-bills.js'
import { EndWithdrawal } from './end-withdrawal.js'
import { KeepSettings } from './keep-settings.js'
import { PayeeIdentities } from './payee-identities.js'
import { RequestWithdrawal } from './request-withdrawal.js'
import { SendWithdrawals } from './send-withdrawals.js'
import { ShowWithdrawals } from './show-withdrawals.js'
import { TakeBill } from './take-bill.js'
import { TakeNotification } from './take-notification.js'
import { NotificationFilter, TransferNotificationController } from './transfer-notification.controller.js'
import { WithdrawalController } from './withdrawal.controller.js'

@Module({
  imports: [LedgerModule, MemberModule, MessageModule],
  controllers: [WithdrawalController, TransferNotificationController],
  providers: [
    ApproveWithdrawals,
    Bills,
    CancelWithdrawal,
    ClaimBills,
    EndWithdrawal,
    KeepSettings,
    NotificationFilter,
    PayeeIdentities,
    RequestWithdrawal,
    SendWithdrawals,
    ShowWithdrawals,
    TakeBill,
    TakeNotification,
  ],
  exports: [ApproveWithdrawals, KeepSettings],
})
export class WithdrawalModule {}
