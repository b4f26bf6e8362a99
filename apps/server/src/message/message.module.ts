import { Module } from '@nestjs/common'
import { MessageController } from './message.controller.js'
import { Messages } from './messages.js'
import { SendMessages } from './send-messages.js'

@Module({
  controllers: [MessageController],
  providers: [Messages, SendMessages],
  exports: [Messages, SendMessages],
})
export class MessageModule {}
