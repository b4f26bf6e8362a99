import { Module } from '@nestjs/common'
import { Commissions } from './commissions.js'

@Module({ providers: [Commissions], exports: [Commissions] })
export class CommissionModule {}
