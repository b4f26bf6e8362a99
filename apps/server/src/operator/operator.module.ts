import { Module } from '@nestjs/common'
import { ClaimModule } from '../claim/claim.module.js'
import { ClerkModule } from '../clerk/clerk.module.js'
import { CommissionModule } from '../commission/commission.module.js'
import { HoldModule } from '../hold/hold.module.js'
import { HomeModule } from '../home/home.module.js'
import { WithdrawalModule } from '../withdrawal/withdrawal.module.js'
import { CommissionController } from './commission.controller.js'
import { Explain } from './explain.js'
import { ExplanationController } from './explanation.controller.js'
import { HoldsController } from './holds.controller.js'
import { OperatorController } from './operator.controller.js'
import { OperatorSessionController } from './operator-session.controller.js'
import { OperatorSignIn } from './operator-sign-in.js'
import { Operators } from './operators.js'
import { OperatorPageController } from './page/operator-page.controller.js'
import { WithdrawalDecisionsController } from './withdrawal-decisions.controller.js'

@Module({
  imports: [ClaimModule, ClerkModule, CommissionModule, HoldModule, HomeModule, WithdrawalModule],
  controllers: [
    OperatorSessionController,
    OperatorController,
    OperatorPageController,
    WithdrawalDecisionsController,
    CommissionController,
    ExplanationController,
    HoldsController,
  ],
  providers: [Explain, Operators, OperatorSignIn],
  exports: [Operators],
})
export class OperatorModule {}
