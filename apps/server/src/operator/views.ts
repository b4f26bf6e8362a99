import { ApiProperty } from '@nestjs/swagger'
import { IsIn, IsString, Length, MaxLength } from 'class-validator'

export class OperatorSignInBody {
  @ApiProperty() @IsString() @MaxLength(64) username!: string
  @ApiProperty() @IsString() @MaxLength(256) password!: string
  @ApiProperty({ description: 'the six digits of the authenticator app; they work once' })
  @IsString()
  @MaxLength(16)
  totp!: string
}

export class OperatorSessionView {
  @ApiProperty({ description: 'to be sent as Authorization: Bearer' }) token!: string
  @ApiProperty({ format: 'date-time' }) expiresAt!: string
}

export class WaitingItem {
  @ApiProperty() id!: string
  @ApiProperty({ enum: ['clerk-application'] }) kind!: 'clerk-application'
  @ApiProperty() storeName!: string
  @ApiProperty() name!: string
  @ApiProperty({ format: 'date-time' }) appliedAt!: string
}

export class WaitingList {
  @ApiProperty({ type: [WaitingItem], description: 'the oldest first, at most 100' }) items!: WaitingItem[]
}

export class ActiveClerkView {
  @ApiProperty() id!: string
  @ApiProperty() name!: string
  @ApiProperty() storeName!: string
}

export class ActiveClerkList {
  @ApiProperty({ type: [ActiveClerkView], description: 'by store and name' }) clerks!: ActiveClerkView[]
}

export class DismissalView {
  @ApiProperty({ enum: ['left'] }) state!: 'left'
}

export class DecisionBody {
  @ApiProperty({ enum: ['approve', 'refuse'] })
  @IsIn(['approve', 'refuse'])
  decision!: 'approve' | 'refuse'
}

export class DecisionView {
  @ApiProperty({ enum: ['active', 'refused'] }) state!: string
}

export class ClaimCodeBody {
  @ApiProperty({ description: 'the member’s name in the system that they were imported from' })
  @IsString()
  @Length(1, 96)
  importRef!: string
}

export class ClaimCodeView {
  @ApiProperty({ description: '10 digits and letters; shown once' }) code!: string
  @ApiProperty({ format: 'date-time' }) expiresAt!: string
}
