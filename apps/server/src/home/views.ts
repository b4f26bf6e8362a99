import { ApiProperty } from '@nestjs/swagger'
import { type Tier } from '@passalong/domain'

const tierNames = ['basic', 'silver', 'gold']

export class NextTier {
  @ApiProperty({ enum: tierNames }) tier!: Tier
  @ApiProperty({ description: 'fen still to be spent' }) missingFen!: number
  @ApiProperty() missingGrowth!: number
}

export class CouponView {
  @ApiProperty() id!: string
  @ApiProperty() title!: string
  @ApiProperty({ nullable: true, type: String }) storeName!: string | null
  @ApiProperty({ format: 'date-time' }) validUntil!: string
  @ApiProperty({ enum: ['gift'] }) kind!: 'gift'
}

export class ReferrerView {
  @ApiProperty() maskedName!: string
}

export class InviteeCounts {
  @ApiProperty({ description: 'who joined through this member' }) direct!: number
  @ApiProperty({ description: 'who joined through those, at any depth' }) deeper!: number
}

/** What a member has. */
export class HomeView {
  @ApiProperty({ description: 'ten digits' }) memberNo!: string
  @ApiProperty() nickname!: string
  @ApiProperty({ enum: tierNames }) tier!: Tier
  @ApiProperty({ description: 'growth value that counts today' }) growth!: number
  @ApiProperty({ nullable: true, type: NextTier }) nextTier!: NextTier | null
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reviewOn!: string | null
  @ApiProperty({ enum: tierNames }) tierIfReviewedToday!: Tier
  @ApiProperty() points!: number
  @ApiProperty() pendingCommissionFen!: number
  @ApiProperty() availableCommissionFen!: number
  @ApiProperty({ type: [CouponView] }) coupons!: CouponView[]
  @ApiProperty() promoter!: boolean
  @ApiProperty({ nullable: true, type: ReferrerView }) referrer!: ReferrerView | null
  @ApiProperty({ format: 'date-time' }) joinedAt!: string
  @ApiProperty() invitees!: InviteeCounts
}

export class EntryView {
  @ApiProperty() id!: string
  @ApiProperty({ format: 'date-time' }) at!: string
  @ApiProperty({ enum: ['points', 'growth', 'commission'] }) asset!: 'points' | 'growth' | 'commission'
  @ApiProperty({ description: 'signed; fen for commission' }) amount!: number
  @ApiProperty() title!: string
  @ApiProperty() reason!: string
  @ApiProperty({ nullable: true, type: String }) orderId!: string | null
}

export class EntryPage {
  @ApiProperty({ type: [EntryView] }) entries!: EntryView[]
  @ApiProperty({ nullable: true, type: String, description: 'pass as `before` for the next page' }) next!: string | null
}

export class CandidateView {
  @ApiProperty({ enum: ['visit', 'referrer'] }) kind!: 'visit' | 'referrer'
  @ApiProperty() maskedName!: string
  @ApiProperty({ enum: ['won', 'lost'] }) outcome!: 'won' | 'lost'
  @ApiProperty() reasonCode!: string
  @ApiProperty() reason!: string
}

export class CommissionDecisionView {
  @ApiProperty({ nullable: true, type: String }) winner!: string | null
  @ApiProperty({ type: [CandidateView] }) candidates!: CandidateView[]
}

export class CommissionView {
  @ApiProperty({ description: 'the order’s id' }) id!: string
  @ApiProperty({ format: 'date-time' }) at!: string
  @ApiProperty({ description: 'fen that are left after refunds' }) amountFen!: number
  @ApiProperty({ enum: ['pending', 'void', 'none'] }) state!: 'pending' | 'void' | 'none'
  @ApiProperty({ format: 'date' }) availableOn!: string
  @ApiProperty() buyerMaskedName!: string
  @ApiProperty({ nullable: true, type: Number, description: 'fen; null when the member earned nothing from it' })
  paidFen!: number | null
  @ApiProperty() reason!: string
  @ApiProperty() decision!: CommissionDecisionView
}

export class CommissionList {
  @ApiProperty({ type: [CommissionView] }) items!: CommissionView[]
  @ApiProperty() pendingFen!: number
}

export class CredentialView {
  @ApiProperty({ description: '11 digits' }) credentialNo!: string
  @ApiProperty() secretBase64!: string
  @ApiProperty() stepSeconds!: number
  @ApiProperty({ format: 'date-time' }) serverTime!: string
}
