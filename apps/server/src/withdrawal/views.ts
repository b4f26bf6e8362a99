import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { IsIn, IsInt, IsOptional, IsString, Length, MaxLength } from 'class-validator'

export const WITHDRAWAL_STATES = [
  'waiting-approval',
  'sending',
  'confirm',
  'transferring',
  'paid',
  'returned',
  'refused',
] as const
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number]

export class TransferView {
  @ApiProperty() mchId!: string
  @ApiProperty() appId!: string
  @ApiProperty({ description: 'for wx.requestMerchantTransfer' }) package!: string
}

export class WithdrawalView {
  @ApiProperty() id!: string
  @ApiProperty({ description: 'the one number under which WeChat knows it' }) billNo!: string
  @ApiProperty() grossFen!: number
  @ApiProperty() taxFen!: number
  @ApiProperty() netFen!: number
  @ApiProperty({ enum: WITHDRAWAL_STATES }) state!: WithdrawalState
  @ApiProperty({ nullable: true, type: String, description: 'why it came back, was refused, or waits' })
  reason!: string | null
  @ApiProperty({ description: 'cancellation was asked for; only WeChat’s word ends it' }) cancelling!: boolean
  @ApiProperty({ format: 'date-time' }) requestedAt!: string
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) finishedAt!: string | null
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'confirm in WeChat until then' })
  confirmUntil!: string | null
  @ApiProperty({ nullable: true, type: TransferView, description: 'only while state is confirm' })
  transfer!: TransferView | null
}

export class MaskedIdentityView {
  @ApiProperty({ example: '*明' }) maskedName!: string
  @ApiProperty({ example: '3****************8' }) maskedIdNo!: string
}

export class WithdrawalConsentView {
  @ApiProperty() version!: string
  @ApiProperty() title!: string
  @ApiProperty({ type: [String] }) paragraphs!: string[]
}

export class WithdrawalsView {
  @ApiProperty({ description: 'may be negative after a refund' }) availableFen!: number
  @ApiProperty({ description: 'paid with the salary, never by withdrawal' }) payrollFen!: number
  @ApiProperty({ description: 'what can be asked for now; 0 while one is open' }) withdrawableFen!: number
  @ApiProperty() minimumFen!: number
  @ApiProperty() dailyCapFen!: number
  @ApiProperty() monthlyCapFen!: number
  @ApiProperty({ nullable: true, type: MaskedIdentityView }) identity!: MaskedIdentityView | null
  @ApiProperty({ type: WithdrawalConsentView }) consent!: WithdrawalConsentView
  @ApiProperty({ nullable: true, type: WithdrawalView }) open!: WithdrawalView | null
  @ApiProperty({ type: [WithdrawalView], description: 'the newest first, at most 50, the open one among them' })
  items!: WithdrawalView[]
}

export class WithdrawalQuoteView {
  @ApiProperty() grossFen!: number
  @ApiProperty() taxFen!: number
  @ApiProperty() netFen!: number
  @ApiProperty({ example: '2026-11' }) month!: string
  @ApiProperty({ description: 'withdrawn this month before this one' }) monthGrossFen!: number
  @ApiProperty({ description: 'withheld this month before this one' }) monthWithheldFen!: number
}

export class PayeeIdentityBody {
  @ApiProperty({ description: 'as on the ID card' }) @IsString() @MaxLength(64) realName!: string
  @ApiProperty({ description: '18 characters' }) @IsString() @MaxLength(32) idNo!: string
  @ApiProperty({ description: 'version of the separate consent that was accepted' })
  @IsString()
  @Length(1, 16)
  consentVersion!: string
}

export class WithdrawalBody {
  @ApiProperty({ description: 'gross, fen' }) @IsInt() amountFen!: number
  @ApiProperty({ description: 'the tax that was shown, fen' }) @IsInt() taxFen!: number
}

export class OperatorWithdrawalView {
  @ApiProperty() id!: string
  @ApiProperty() billNo!: string
  @ApiProperty() memberNo!: string
  @ApiProperty() nickname!: string
  @ApiProperty() maskedName!: string
  @ApiProperty() grossFen!: number
  @ApiProperty() taxFen!: number
  @ApiProperty() netFen!: number
  @ApiProperty({ enum: WITHDRAWAL_STATES }) state!: WithdrawalState
  @ApiProperty({ nullable: true, type: String }) reason!: string | null
  @ApiProperty({ format: 'date-time' }) requestedAt!: string
}

export class OperatorWithdrawalList {
  @ApiProperty({ type: [OperatorWithdrawalView], description: 'the oldest first, at most 100' })
  items!: OperatorWithdrawalView[]
}

export class WithdrawalDecisionBody {
  @ApiProperty({ enum: ['approve', 'refuse'] }) @IsIn(['approve', 'refuse']) decision!: 'approve' | 'refuse'
  @ApiPropertyOptional({ description: 'told to the member when it is refused' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string
}

export class WithdrawalSettingsView {
  @ApiProperty({ description: '100 at least' }) @IsInt() minimumFen!: number
  @ApiProperty() @IsInt() dailyCapFen!: number
  @ApiProperty() @IsInt() monthlyCapFen!: number
  @ApiProperty({ description: 'more than this waits for an operator' }) @IsInt() approvalAboveFen!: number
}
