import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { COMMISSION_CAP_BP, type LegalApproval, type RatesBp } from '@passalong/domain'
import { IsArray, IsBoolean, IsInt, IsObject, IsOptional, ValidateIf } from 'class-validator'

const RATES_BY_NAME = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'integer' } },
} as const

export class LegalApprovalView implements LegalApproval {
  @ApiProperty({ description: 'who approved' }) approvedBy!: string
  @ApiProperty({ format: 'date' }) approvedOn!: string
  @ApiProperty({ description: 'the document’s name or number' }) reference!: string
}

/** Rules of commission; rates are basis points, the first level first. */
export class CommissionRulesBody {
  @ApiProperty({ description: 'the version that was looked at; the answer names the new one' })
  @IsInt()
  version!: number

  @ApiProperty({ type: [Number], description: 'first and second level' })
  @IsArray()
  defaultBp!: RatesBp

  @ApiProperty(RATES_BY_NAME)
  @IsObject()
  byPromoterLevel!: Record<string, RatesBp>

  @ApiProperty(RATES_BY_NAME)
  @IsObject()
  byCategory!: Record<string, RatesBp>

  @ApiProperty(RATES_BY_NAME)
  @IsObject()
  byProduct!: Record<string, RatesBp>

  @ApiProperty({ description: 'whether the second level is paid; needs the approval' })
  @IsBoolean()
  secondLevelOn!: boolean

  @ApiProperty({ nullable: true, type: LegalApprovalView })
  @ValidateIf((_, value) => value !== null)
  @IsObject()
  secondLevelApproval!: LegalApproval | null

  @ApiProperty({ description: 'whole days after completion before a commission is released' })
  @IsInt()
  releaseAfterDays!: number

  @ApiProperty({ description: 'whether who accepts the promoter’s terms waits for an operator' })
  @IsBoolean()
  promoterApproval!: boolean

  @ApiPropertyOptional({
    nullable: true,
    type: 'integer',
    description:
      'whole days after joining for which a referrer earns from whom they brought; null or left out: for ever',
  })
  @IsOptional()
  @IsInt()
  referralValidDays?: number | null

  @ApiPropertyOptional({
    type: 'integer',
    description: 'whole days after joining for which the referrer goes before followed links; left out: 0, never',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsInt()
  protectionDays?: number
}

export class CommissionRulesView extends CommissionRulesBody {
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: 'null: nobody has set rules yet' })
  decidedAt!: string | null

  @ApiProperty({ description: 'no rate, and no sum of levels, is above this', example: COMMISSION_CAP_BP })
  capBp!: number
}

export class WaitingPromoterView {
  @ApiProperty() id!: string
  @ApiProperty() memberNo!: string
  @ApiProperty() nickname!: string
  @ApiProperty({ format: 'date-time' }) appliedAt!: string
}

export class WaitingPromoterList {
  @ApiProperty({ type: [WaitingPromoterView], description: 'the oldest first, at most 100' })
  items!: WaitingPromoterView[]
}
