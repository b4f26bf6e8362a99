import { Module } from '@nestjs/common'
import { MemberModule } from '../member/member.module.js'
import { BindPhone } from './bind-phone.js'
import { PhoneNumberController } from './phone-number.controller.js'

@Module({ imports: [MemberModule], controllers: [PhoneNumberController], providers: [BindPhone] })
export class PhoneNumberModule {}
