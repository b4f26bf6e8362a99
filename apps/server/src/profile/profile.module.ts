import { Module } from '@nestjs/common'
import { ContentSafetyModule } from '../content-safety/content-safety.module.js'
import { MemberModule } from '../member/member.module.js'
import { PosterModule } from '../poster/poster.module.js'
import { ChangeProfile } from './change-profile.js'
import { ProfileController } from './profile.controller.js'

@Module({
  imports: [ContentSafetyModule, MemberModule, PosterModule],
  controllers: [ProfileController],
  providers: [ChangeProfile],
})
export class ProfileModule {}
