import { Module } from '@nestjs/common'
import { StoreModule } from '../store/store.module.js'
import { ClerkController } from './clerk.controller.js'
import { ClerkApplications } from './clerk-applications.js'
import { Clerks } from './clerks.js'

@Module({
  imports: [StoreModule],
  controllers: [ClerkController],
  providers: [ClerkApplications, Clerks],
  exports: [ClerkApplications, Clerks],
})
export class ClerkModule {}
