import { Module } from '@nestjs/common'
import { MemberCodes } from './member-codes.js'
import { Members } from './members.js'
import { Portraits } from './portraits.js'

@Module({ providers: [Members, MemberCodes, Portraits], exports: [Members, MemberCodes, Portraits] })
export class MemberModule {}
