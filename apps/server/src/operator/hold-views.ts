import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import { type HoldState, holdStates } from '../hold/holds.js'

const decisions = ['release', 'void'] as const

export class HoldStateQuery {
  @ApiPropertyOptional({ enum: holdStates, description: 'held unless told otherwise' })
  @IsOptional()
  @IsIn(holdStates)
  state?: HoldState
}

export class HoldDecisionBody {
  @ApiProperty({
    enum: decisions,
    description: 'release: paid today, never held again; void: what is left is not paid',
  })
  @IsIn(decisions)
  decision!: (typeof decisions)[number]

  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string
}

export class HoldReasonView {
  @ApiProperty() code!: string
  @ApiProperty({ description: 'what it adds to the score; 100 hold' }) weight!: number
  @ApiProperty() text!: string
  @ApiProperty() textEn!: string
}

export class HoldPayeeView {
  @ApiProperty() memberNo!: string
  @ApiProperty() maskedName!: string
}

export class HoldView {
  @ApiProperty({ description: 'opaque' }) id!: string
  @ApiProperty() orderId!: string
  @ApiProperty({ enum: [1, 2] }) level!: number
  @ApiProperty() payee!: HoldPayeeView
  @ApiProperty({ description: 'fen that refunds have left of it' }) amountFen!: number
  @ApiProperty() score!: number
  @ApiProperty({ type: [HoldReasonView], description: 'the heaviest first' }) reasons!: HoldReasonView[]
  @ApiProperty({ format: 'date-time' }) heldAt!: string
  @ApiProperty({ enum: holdStates }) state!: HoldState
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) decidedAt!: string | null
  @ApiProperty({ nullable: true, type: String }) note!: string | null
}

export class ScoringView {
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: 'when rewards were last scored' })
  lastAt!: string | null
  @ApiProperty({ description: 'true: rewards cannot be scored, and none is released until they can' })
  stopped!: boolean
}

export class HoldList {
  @ApiProperty({ type: [HoldView], description: 'the oldest first, at most 200' }) items!: HoldView[]
  @ApiProperty() scoring!: ScoringView
}
