import { Module } from '@nestjs/common'
import { MemberCodes } from './member-codes.js'
import { Members } from './members.js'

@Module({ providers: [Members, MemberCodes], exports: [Members, MemberCodes] })
export class MemberModule {}
