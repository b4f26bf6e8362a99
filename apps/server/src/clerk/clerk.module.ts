import { Module } from '@nestjs/common'
import { StoreModule } from '../store/store.module.js'
import { ClerkController } from './clerk.controller.js'
import { ClerkApplications } from './clerk-applications.js'

@Module({
  imports: [StoreModule],
  controllers: [ClerkController],
  providers: [ClerkApplications],
  exports: [ClerkApplications],
})
export class ClerkModule {}
