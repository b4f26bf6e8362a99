import { Module } from '@nestjs/common'
import { SigninController } from './signin.controller.js'
import { Signin } from './signin.js'

@Module({ controllers: [SigninController], providers: [Signin] })
export class SigninModule {}
