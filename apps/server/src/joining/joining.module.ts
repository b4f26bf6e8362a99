import { Module } from '@nestjs/common'
import { ClaimModule } from '../claim/claim.module.js'
import { ContentSafetyModule } from '../content-safety/content-safety.module.js'
import { HomeModule } from '../home/home.module.js'
import { MemberModule } from '../member/member.module.js'
import { ClaimMembership } from './claim-membership.js'
import { Join } from './join.js'
import { JoinMembers } from './join-members.js'
import { JoiningController } from './joining.controller.js'

@Module({
  imports: [ClaimModule, ContentSafetyModule, HomeModule, MemberModule],
  controllers: [JoiningController],
  providers: [Join, JoinMembers, ClaimMembership],
  exports: [JoinMembers],
})
export class JoiningModule {}
