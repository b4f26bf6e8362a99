import { ApiProperty } from '@nestjs/swagger'
import { Matches } from 'class-validator'
import { type SubjectKind, subjectKinds } from '../share/subjects.js'

export class MaterialSubjectView {
  @ApiProperty({ enum: subjectKinds }) kind!: SubjectKind
  @ApiProperty() code!: string
  @ApiProperty({ description: 'empty for an invitation to join' }) title!: string
}

export class TemplateNameView {
  @ApiProperty() code!: string
  @ApiProperty() version!: number
}

export class BroughtView {
  @ApiProperty({ description: 'the member’s own links of this version that were sent' }) links!: number
  @ApiProperty({ description: 'counted visits to them' }) visits!: number
  @ApiProperty({ description: 'joins through them' }) joins!: number
  @ApiProperty({ description: 'paid by orders that they brought, refunds taken off, fen' }) paidFen!: number
}

/** The cuts that a member can make a picture of; a chat card’s picture is the server’s. */
export const posterCuts = ['tall', 'square'] as const
export type PosterCut = (typeof posterCuts)[number]

export class MaterialView {
  @ApiProperty() id!: string
  @ApiProperty({ description: 'the materialVersion of links that share it' }) versionId!: number
  @ApiProperty() title!: string
  @ApiProperty({ type: [String], description: 'share texts; the first is this member’s of the day' }) texts!: string[]
  @ApiProperty() subject!: MaterialSubjectView
  @ApiProperty({ format: 'date', description: 'the first day on which it is shown' }) from!: string
  @ApiProperty({ format: 'date', description: 'the last' }) until!: string
  @ApiProperty() template!: TemplateNameView
  @ApiProperty({ enum: posterCuts, isArray: true }) cuts!: PosterCut[]
  @ApiProperty({ description: '750 × 600, without anybody’s name' }) cardUrl!: string
  @ApiProperty({ description: '750 × 750, without anybody’s name' }) squareUrl!: string
  @ApiProperty() brought!: BroughtView
}

export class TodayView {
  @ApiProperty({ format: 'date' }) day!: string
  @ApiProperty({
    nullable: true,
    type: MaterialView,
    description: 'the member’s of the day, never what they were shown the last time if another is for them; null: none',
  })
  material!: MaterialView | null
  @ApiProperty({ type: [MaterialView], description: 'what else the member can share today, at most 20' })
  others!: MaterialView[]
}

export class CalendarItemView {
  @ApiProperty() id!: string
  @ApiProperty() title!: string
  @ApiProperty() cardUrl!: string
  @ApiProperty({ description: 'shown today, so that it can be opened and shared now' }) today!: boolean
}

export class CalendarDayView {
  @ApiProperty({ format: 'date' }) day!: string
  @ApiProperty({ type: [CalendarItemView] }) items!: CalendarItemView[]
}

export class MaterialCalendarView {
  @ApiProperty({ type: [CalendarDayView], description: 'every day that was asked for' }) days!: CalendarDayView[]
}

export class CalendarQuery {
  @ApiProperty({ format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from!: string

  @ApiProperty({ format: 'date', description: 'included; at most 31 days' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to!: string
}
