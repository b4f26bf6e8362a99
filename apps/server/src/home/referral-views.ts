import { ApiProperty } from '@nestjs/swagger'
import { CandidateView } from './views.js'

export class StandingReferrer {
  @ApiProperty() maskedName!: string
  @ApiProperty({ format: 'date-time', description: 'when the member joined' }) since!: string
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date',
    description: 'the last day on which the referrer earns; null: for ever',
  })
  validUntil!: string | null
  @ApiProperty({ description: 'whether the referral earns today; it stays recorded anyway' }) counts!: boolean
}

export class FollowedLinkView {
  @ApiProperty({ description: 'who shared the link; the brand for one of its own' }) maskedName!: string
  @ApiProperty({ format: 'date-time' }) followedAt!: string
  @ApiProperty({ example: 'card' }) channel!: string
  @ApiProperty({ enum: ['won', 'lost'] }) outcome!: 'won' | 'lost'
  @ApiProperty({ example: 'outranked' }) reasonCode!: string
  @ApiProperty() reason!: string
}

export class ReferralView {
  @ApiProperty({ nullable: true, type: StandingReferrer }) referrer!: StandingReferrer | null
  @ApiProperty({ description: 'why they and nobody else, or why nobody' }) reason!: string
  @ApiProperty({ type: [FollowedLinkView], description: 'every link followed before joining, the latest first' })
  candidates!: FollowedLinkView[]
}

const stepKinds = ['purchase', 'join', 'visit', 'link'] as const

export class PathStepView {
  @ApiProperty({ enum: stepKinds }) kind!: (typeof stepKinds)[number]
  @ApiProperty({ description: 'masked for oneself’s direct friends, a level for all others' }) who!: string
  @ApiProperty({ format: 'date-time' }) at!: string
  @ApiProperty({ nullable: true, type: String, example: 'card' }) channel!: string | null
  @ApiProperty() text!: string
}

export class PathCandidateView extends CandidateView {
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) followedAt!: string | null
}

export class CommissionPathView {
  @ApiProperty({ type: [PathStepView], description: 'from the purchase back to the first share, which comes last' })
  steps!: PathStepView[]
  @ApiProperty({ description: 'forwards left out before the last step: at most 64 are walked' }) hidden!: number
  @ApiProperty() reason!: string
  @ApiProperty({ type: [PathCandidateView] }) candidates!: PathCandidateView[]
}
