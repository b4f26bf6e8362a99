import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { type ChainFigures } from '@passalong/domain'
import { IsOptional, Matches } from 'class-validator'

export const reportScopes = ['shop', 'campaign', 'store', 'group', 'link', 'member'] as const
export type ReportScope = (typeof reportScopes)[number]

const DAY = /^\d{4}-\d\d-\d\d$/

export class ReportQuery {
  @ApiPropertyOptional({
    format: 'date',
    description: 'first day of the window, Asia/Shanghai; without: from the start',
  })
  @IsOptional()
  @Matches(DAY)
  from?: string

  @ApiPropertyOptional({ format: 'date', description: 'last day of the window; without: until now' })
  @IsOptional()
  @Matches(DAY)
  to?: string
}

export class ReportFigures implements Omit<ChainFigures, 'aliveLinks'> {
  @ApiProperty({ description: 'links minted' }) links!: number
  @ApiProperty({ description: 'visits that count' }) visits!: number
  @ApiProperty({ description: 'distinct people, at their first visit' }) visitors!: number
  @ApiProperty({ description: 'members who could share, from then on' }) members!: number
  @ApiProperty() joins!: number
  @ApiProperty({ description: 'joins through a member’s link' }) sharedJoins!: number
  @ApiProperty() orders!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty({ description: 'fen, net of refunds' }) paidFen!: number
  @ApiProperty({ description: 'fen, net of refunds' }) commissionFen!: number
}

export class DepthFiguresView extends ReportFigures {
  @ApiProperty({ description: 'depth of the link; below a link: generations; for a member: levels of referral' })
  depth!: number
}

export class DayFiguresView extends ReportFigures {
  @ApiProperty({ format: 'date' }) day!: string
}

export class ReportScopeView {
  @ApiProperty({ enum: reportScopes }) kind!: ReportScope
  @ApiProperty() id!: string
  @ApiProperty() title!: string
}

export class KFactorView {
  @ApiProperty({ description: 'joins through shares in the window' }) sharedJoins!: number
  @ApiProperty({ description: 'members who could share by its end' }) members!: number
  @ApiProperty({ type: String, nullable: true, description: 'four decimals' }) value!: string | null
}

export class DeadBranchesView {
  @ApiProperty({ description: 'links of which no join came, at the link or below' }) dead!: number
  @ApiProperty() of!: number
}

class LedFigures {
  @ApiProperty() visits!: number
  @ApiProperty() joins!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty() paidFen!: number
}

export class TopSharerView extends LedFigures {
  @ApiProperty() memberNo!: string
  @ApiProperty() maskedName!: string
}

export class TopGroupView extends LedFigures {
  @ApiProperty() id!: string
  @ApiProperty() label!: string
}

/** A chain's report. The window bounds totals, days and the K-factor; depths, paths, branches and ranks are of all time. */
export class ShareReportView {
  @ApiProperty() scope!: ReportScopeView
  @ApiProperty({ type: String, nullable: true, format: 'date' }) from!: string | null
  @ApiProperty({ type: String, nullable: true, format: 'date' }) to!: string | null
  @ApiProperty() totals!: ReportFigures
  @ApiProperty({ type: [DepthFiguresView], description: 'the first 1,000 depths' }) byDepth!: DepthFiguresView[]
  @ApiProperty({ type: [DayFiguresView] }) byDay!: DayFiguresView[]
  @ApiProperty({ description: 'the most links at one depth' }) breadth!: number
  @ApiProperty({ description: 'the greatest depth with a link' }) longestPath!: number
  @ApiProperty() kFactor!: KFactorView
  @ApiProperty() deadBranches!: DeadBranchesView
  @ApiProperty({ type: [TopSharerView] }) topSharers!: TopSharerView[]
  @ApiProperty({ type: [TopGroupView] }) topGroups!: TopGroupView[]
  @ApiProperty({ format: 'date-time', description: 'the figures are those of this time' }) asOf!: string
}
