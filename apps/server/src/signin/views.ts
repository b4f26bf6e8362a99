import { ApiProperty } from '@nestjs/swagger'
import { IsString, Length } from 'class-validator'

export class LoginBody {
  @ApiProperty({ description: 'from wx.login, single use' })
  @IsString()
  @Length(1, 200)
  code!: string
}

export class ClerkOfSession {
  @ApiProperty() name!: string
  @ApiProperty() storeCode!: string
  @ApiProperty() storeName!: string
}

export class SessionView {
  @ApiProperty({ description: 'to be sent as Authorization: Bearer' }) token!: string
  @ApiProperty({ format: 'date-time' }) expiresAt!: string
  @ApiProperty({ description: 'whether this person has joined' }) member!: boolean
  @ApiProperty({ nullable: true, type: ClerkOfSession }) clerk!: ClerkOfSession | null
}
