import { ApiProperty } from '@nestjs/swagger'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn } from 'class-validator'
import { type TemplateKey, templateKeys } from '../platform/config/message-templates.js'

export class MessageTemplateView {
  @ApiProperty({ enum: templateKeys }) key!: TemplateKey
  @ApiProperty({ description: 'to be asked for with wx.requestSubscribeMessage' }) templateId!: string
  @ApiProperty() title!: string
}

export class MessageTemplateList {
  @ApiProperty({ type: [MessageTemplateView], description: 'those that this shop has' })
  templates!: MessageTemplateView[]
}

export class MessageConsentBody {
  @ApiProperty({
    enum: templateKeys,
    isArray: true,
    description: 'what was accepted just now; each allows one message',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(templateKeys, { each: true })
  templates!: TemplateKey[]
}

export class MessageConsentView {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'messages by template key' })
  remaining!: Record<string, number>
}
