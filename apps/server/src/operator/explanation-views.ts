import { ApiProperty } from '@nestjs/swagger'

/** Somebody as an operator finds them again: by the number on their card. */
export class PersonView {
  @ApiProperty({ nullable: true, type: String, description: 'null: the shop itself' }) memberNo!: string | null
  @ApiProperty() maskedName!: string
}

export class ExplainedReferrer extends PersonView {
  @ApiProperty({ format: 'date-time' }) since!: string
  @ApiProperty({ nullable: true, type: String, format: 'date', description: 'null: for ever' })
  validUntil!: string | null
  @ApiProperty() counts!: boolean
}

class Explained {
  @ApiProperty({ example: 'outranked' }) reasonCode!: string
  @ApiProperty() reason!: string
  @ApiProperty() reasonEn!: string
}

export class ExplainedLink extends Explained {
  @ApiProperty() sharer!: PersonView
  @ApiProperty({ format: 'date-time' }) followedAt!: string
  @ApiProperty() channel!: string
}

export class ExplainedReferral extends Explained {
  @ApiProperty() member!: PersonView
  @ApiProperty({ nullable: true, type: ExplainedReferrer }) referrer!: ExplainedReferrer | null
  @ApiProperty({ type: [ExplainedLink], description: 'every link followed before joining, the latest first' })
  candidates!: ExplainedLink[]
}

export class ExplainedStep {
  @ApiProperty({ enum: ['purchase', 'join', 'visit', 'link'] }) kind!: 'purchase' | 'join' | 'visit' | 'link'
  @ApiProperty() who!: PersonView
  @ApiProperty({ format: 'date-time' }) at!: string
  @ApiProperty({ nullable: true, type: String }) channel!: string | null
  @ApiProperty({ nullable: true, type: String, description: 'the link that was shared or followed' })
  token!: string | null
  @ApiProperty() text!: string
  @ApiProperty() textEn!: string
}

export class ExplainedCandidate extends Explained {
  @ApiProperty({ enum: ['visit', 'referrer', 'upline'] }) kind!: 'visit' | 'referrer' | 'upline'
  @ApiProperty() person!: PersonView
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) followedAt!: string | null
}

export class ExplainedLevel extends Explained {
  @ApiProperty({ enum: [1, 2] }) level!: number
  @ApiProperty({ nullable: true, type: PersonView }) payee!: PersonView | null
  @ApiProperty({ description: 'fen, before refunds' }) amountFen!: number
  @ApiProperty({ description: 'the version of the rules that decided' }) ruleVersion!: number
  @ApiProperty({ type: [ExplainedCandidate] }) candidates!: ExplainedCandidate[]
}

export class ExplainedOrder {
  @ApiProperty() id!: string
  @ApiProperty({ format: 'date-time' }) paidAt!: string
  @ApiProperty() paidFen!: number
  @ApiProperty({ type: [ExplainedStep], description: 'from the purchase back to the first share' })
  steps!: ExplainedStep[]
  @ApiProperty({ description: 'forwards left out before the last step: at most 64 are walked' }) hidden!: number
  @ApiProperty({ type: [ExplainedLevel], description: 'empty: nobody stood for it' }) levels!: ExplainedLevel[]
}
