import { ApiProperty } from '@nestjs/swagger'
import { type Tier } from '@passalong/domain'

const tierNames = ['basic', 'silver', 'gold']
export const assetNames = ['points', 'growth', 'commission'] as const
export type Asset = (typeof assetNames)[number]
const commissionStates = ['pending', 'held', 'available', 'payroll', 'void', 'voided', 'none'] as const

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
  @ApiProperty({ description: 'who joined through this member; those further away stand in the chain' }) direct!: number
}

export class NextRelease {
  @ApiProperty({ format: 'date', description: 'available from 00:00 of this day' }) on!: string
  @ApiProperty() amountFen!: number
}

export class PointsUntilView {
  @ApiProperty({ format: 'date', description: 'the last day on which they can be used' }) on!: string
  @ApiProperty() points!: number
}

/** What a member has. */
export class HomeView {
  @ApiProperty({ description: 'ten digits' }) memberNo!: string
  @ApiProperty() nickname!: string
  @ApiProperty({ nullable: true, type: String, description: 'the portrait; null for who chose none' })
  avatarUrl!: string | null
  @ApiProperty({ enum: tierNames }) tier!: Tier
  @ApiProperty({ description: 'growth value that counts today' }) growth!: number
  @ApiProperty({ nullable: true, type: NextTier }) nextTier!: NextTier | null
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reviewOn!: string | null
  @ApiProperty({ enum: tierNames }) tierIfReviewedToday!: Tier
  @ApiProperty({ description: 'may be below zero' }) points!: number
  @ApiProperty({ nullable: true, type: PointsUntilView, description: 'the next points to run out, within 60 days' })
  expiringPoints!: PointsUntilView | null
  @ApiProperty() pendingCommissionFen!: number
  @ApiProperty({ description: 'may be below zero' }) availableCommissionFen!: number
  @ApiProperty({ description: 'fen in the open withdrawal' }) withdrawingFen!: number
  @ApiProperty({ description: 'fen that are paid with the salary' }) payrollFen!: number
  @ApiProperty({ nullable: true, type: NextRelease }) nextRelease!: NextRelease | null
  @ApiProperty({ type: [CouponView] }) coupons!: CouponView[]
  @ApiProperty() promoter!: boolean
  @ApiProperty({
    nullable: true,
    enum: ['waiting', 'refused'],
    description: 'who accepted the terms and is no promoter: waits for an operator, or was refused',
  })
  promoterApplication!: 'waiting' | 'refused' | null
  @ApiProperty({ nullable: true, type: ReferrerView }) referrer!: ReferrerView | null
  @ApiProperty({ format: 'date-time' }) joinedAt!: string
  @ApiProperty() invitees!: InviteeCounts
}

export class EntryView {
  @ApiProperty() id!: string
  @ApiProperty({ format: 'date-time' }) at!: string
  @ApiProperty({ enum: assetNames }) asset!: Asset
  @ApiProperty({ description: 'signed; fen for commission; plain when it moved between `from` and `to`' })
  amount!: number
  @ApiProperty({ nullable: true, type: String, description: 'the state that it left, as people call it' }) from!:
    | string
    | null
  @ApiProperty({ nullable: true, type: String, description: 'the state that it reached, as people call it' }) to!:
    | string
    | null
  @ApiProperty({
    nullable: true,
    type: Number,
    description: 'what `to`, else `from`, holds after it; the points after it; null where none is told',
  })
  balance!: number | null
  @ApiProperty() title!: string
  @ApiProperty() reason!: string
  @ApiProperty({ nullable: true, type: String }) orderId!: string | null
}

export class EntryPage {
  @ApiProperty({ type: [EntryView] }) entries!: EntryView[]
  @ApiProperty({ nullable: true, type: String, description: 'pass as `before` for the next page' }) next!: string | null
}

export class CandidateView {
  @ApiProperty({ enum: ['visit', 'referrer', 'upline'] }) kind!: 'visit' | 'referrer' | 'upline'
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
  @ApiProperty({ enum: [1, 2], description: '1: a friend bought; 2: a friend of a friend' }) level!: number
  @ApiProperty({
    enum: commissionStates,
    description:
      'held: under review before its release; void: all of it went back with refunds; voided: the review ended without payment',
  })
  state!: (typeof commissionStates)[number]
  @ApiProperty({ format: 'date' }) availableOn!: string
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) releasedAt!: string | null
  @ApiProperty() buyerMaskedName!: string
  @ApiProperty({ nullable: true, type: Number, description: 'fen; null when the member earned nothing from it' })
  paidFen!: number | null
  @ApiProperty({ nullable: true, type: String, description: 'a sentence about the review, for held and voided' })
  reviewNote!: string | null
  @ApiProperty() reason!: string
  @ApiProperty() decision!: CommissionDecisionView
}

export class CommissionList {
  @ApiProperty({ type: [CommissionView] }) items!: CommissionView[]
  @ApiProperty() pendingFen!: number
}

/** Points, and when they run out. */
export class PointsView {
  @ApiProperty({ description: 'may be below zero' }) points!: number
  @ApiProperty({ type: [PointsUntilView], description: 'soonest first' }) untilDays!: PointsUntilView[]
}

export class CredentialView {
  @ApiProperty({ description: '11 digits' }) credentialNo!: string
  @ApiProperty() secretBase64!: string
  @ApiProperty() stepSeconds!: number
  @ApiProperty({ format: 'date-time' }) serverTime!: string
}
