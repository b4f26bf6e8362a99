import { Module } from '@nestjs/common'
import { StoreController } from './store.controller.js'
import { Stores } from './stores.js'

@Module({ controllers: [StoreController], providers: [Stores], exports: [Stores] })
export class StoreModule {}
