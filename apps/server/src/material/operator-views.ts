import { ApiProperty } from '@nestjs/swagger'
import { MaterialSubjectView, TemplateNameView } from './material-views.js'
import { AudienceBody, MaterialValuesBody } from './operator-bodies.js'

export class OperatorVersionView {
  @ApiProperty({ description: 'the materialVersion of its links' }) versionId!: number
  @ApiProperty({ description: 'within its material, from 1' }) number!: number
  @ApiProperty() title!: string
  @ApiProperty({ type: [String] }) texts!: string[]
  @ApiProperty() template!: TemplateNameView
  @ApiProperty() values!: MaterialValuesBody
}

export class OperatorMaterialView extends OperatorVersionView {
  @ApiProperty() code!: string
  @ApiProperty() id!: string
  @ApiProperty() subject!: MaterialSubjectView
  @ApiProperty() audience!: AudienceBody
  @ApiProperty({ format: 'date' }) from!: string
  @ApiProperty({ format: 'date' }) until!: string
  @ApiProperty({ enum: ['shown', 'withdrawn'] }) state!: 'shown' | 'withdrawn'
  @ApiProperty({ description: 'its chat card’s picture' }) cardUrl!: string
}

export class OperatorMaterialList {
  @ApiProperty({
    type: [OperatorMaterialView],
    description: 'the latest days first, at most 200; each in its latest version',
  })
  items!: OperatorMaterialView[]
}

export class KeptVersionView extends OperatorVersionView {
  @ApiProperty({ format: 'date-time' }) createdAt!: string
}

export class OneMaterialView extends OperatorMaterialView {
  @ApiProperty({ type: [KeptVersionView], description: 'the latest first, at most 100' }) versions!: KeptVersionView[]
}

export class PlannedItemView {
  @ApiProperty() code!: string
  @ApiProperty() title!: string
  @ApiProperty() template!: TemplateNameView
  @ApiProperty() audience!: AudienceBody
}

export class PlannedDayView {
  @ApiProperty({ format: 'date' }) day!: string
  @ApiProperty({ type: [PlannedItemView] }) items!: PlannedItemView[]
}

export class PlanView {
  @ApiProperty({ format: 'date', description: 'the shop’s' }) today!: string
  @ApiProperty({ type: [PlannedDayView], description: 'every day that was asked for' }) days!: PlannedDayView[]
  @ApiProperty({ type: [String], description: 'the days on which nothing is shown to everybody' }) empty!: string[]
}

export class MaterialFiguresView {
  @ApiProperty({ description: 'links of members that were sent' }) links!: number
  @ApiProperty({ description: 'counted visits to them' }) visits!: number
  @ApiProperty({ description: 'joins through them' }) joins!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty({ description: 'paid by orders that they brought, refunds taken off, fen' }) paidFen!: number
  @ApiProperty({ description: 'commission of these orders, fen' }) commissionFen!: number
}

export class VersionResultView extends MaterialFiguresView {
  @ApiProperty() versionId!: number
  @ApiProperty() number!: number
  @ApiProperty() title!: string
  @ApiProperty({ format: 'date', description: 'the first day on which it was the latest version' }) from!: string
  @ApiProperty({ format: 'date', description: 'the last' }) until!: string
}

export class DayResultView extends MaterialFiguresView {
  @ApiProperty({ format: 'date' }) day!: string
}

export class MaterialResultsView {
  @ApiProperty() code!: string
  @ApiProperty({ type: [VersionResultView], description: 'the latest first' }) versions!: VersionResultView[]
  @ApiProperty({
    type: [DayResultView],
    description: 'all versions together, the latest 92 days on which anything came',
  })
  byDay!: DayResultView[]
}

export class OperatorTemplateView extends TemplateNameView {
  @ApiProperty() title!: string
}

export class OperatorTemplateList {
  @ApiProperty({ type: [OperatorTemplateView] }) items!: OperatorTemplateView[]
}
