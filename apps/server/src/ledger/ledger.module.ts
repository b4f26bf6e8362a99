import { Module } from '@nestjs/common'
import { Ledger } from './ledger.js'
import { SealBlocks } from './seal-blocks.js'

@Module({ providers: [Ledger, SealBlocks], exports: [Ledger, SealBlocks] })
export class LedgerModule {}
