import { Module } from '@nestjs/common'
import { ClaimCodes } from './claim-codes.js'

@Module({ providers: [ClaimCodes], exports: [ClaimCodes] })
export class ClaimModule {}
