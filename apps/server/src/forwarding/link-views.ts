import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator'
import { type Channel, channels, REVOKED_BY_OPERATOR } from '../share/share-links.js'
import { SubjectBody } from '../share/subject-body.js'
import { type SubjectKind, subjectKinds } from '../share/subjects.js'
import { SubjectView } from './views.js'

export class RevocationView {
  @ApiProperty() token!: string
  @ApiProperty({ format: 'date-time' }) revokedAt!: string
}

export class SentView {
  @ApiProperty() token!: string
}

export class LinkFigures {
  @ApiProperty({ description: 'counted visits to this link' }) visits!: number
  @ApiProperty({ description: 'people behind them' }) visitors!: number
  @ApiProperty({ description: 'joins through this link' }) joins!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty({ description: 'paid by orders that this link brought, refunds taken off, fen' }) paidFen!: number
  @ApiProperty({ description: 'links that were minted below it, of every depth' }) furtherLinks!: number
}

export class MyLinkView extends LinkFigures {
  @ApiProperty() token!: string
  @ApiProperty({ enum: channels }) channel!: Channel
  @ApiProperty() subject!: SubjectView
  @ApiProperty({ format: 'date-time' }) mintedAt!: string
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revokedAt!: string | null
  @ApiProperty({ nullable: true, enum: ['sharer', 'operator'] }) revokedBy!: 'sharer' | 'operator' | null
}

/** Who withdrew a link, from its row; null while it stands. */
export function revokedBy(row: { revoked_at: Date | null; revoked_by: number | null }): 'sharer' | 'operator' | null {
  if (row.revoked_at === null) return null
  return row.revoked_by === REVOKED_BY_OPERATOR ? 'operator' : 'sharer'
}

export class MyLinkPage {
  @ApiProperty({ type: [MyLinkView], description: 'the newest day first, 20 a page' }) items!: MyLinkView[]
  @ApiProperty({ nullable: true, type: String, description: 'to be sent as `before`; null at the end' })
  next!: string | null
}

export class MyLinksQuery {
  @ApiPropertyOptional({ description: 'the `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  before?: string
}

export class ShopLinkBody {
  @ApiProperty()
  @ValidateNested()
  @Type(() => SubjectBody)
  subject!: SubjectBody

  @ApiProperty({ enum: channels })
  @IsIn(channels)
  channel!: Channel

  @ApiPropertyOptional({ description: 'the store that the link stands for' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  storeCode?: string
}

/** An invitation to join is there already. */
const madeKinds = subjectKinds.filter((kind) => kind !== 'join')

export class NewSubjectBody {
  @ApiProperty({ enum: madeKinds })
  @IsIn(madeKinds)
  kind!: SubjectKind

  @ApiProperty({ description: 'letters, digits, - and _' })
  @IsString()
  @Matches(/^[\w-]{1,64}$/)
  code!: string

  @ApiProperty({ description: 'the title of its cards' })
  @IsString()
  @Length(1, 64)
  title!: string
}

export class SubjectList {
  @ApiProperty({ type: [SubjectView], description: 'the newest first, at most 200' }) items!: SubjectView[]
}

export class LinkSharerView {
  @ApiProperty() memberNo!: string
  @ApiProperty() maskedName!: string
}

export class LinkPlaceView {
  @ApiProperty() token!: string
  @ApiProperty({ nullable: true, type: LinkSharerView, description: 'null for one of the shop’s own' })
  sharer!: LinkSharerView | null
  @ApiProperty({ description: '1 for a member’s root, 0 for one of the shop’s' }) depth!: number
  @ApiProperty({ enum: channels }) channel!: Channel
  @ApiProperty({ format: 'date-time' }) mintedAt!: string
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revokedAt!: string | null
  @ApiProperty({ nullable: true, enum: ['sharer', 'operator'] }) revokedBy!: 'sharer' | 'operator' | null
  @ApiProperty() figures!: LinkFigures
}

export class LinkView extends LinkPlaceView {
  @ApiProperty() subject!: SubjectView
  @ApiProperty({ nullable: true, type: String }) storeCode!: string | null
  @ApiProperty({ type: [LinkPlaceView], description: 'from its parent up to the root, which is always the last' })
  ancestors!: LinkPlaceView[]
  @ApiProperty({ description: 'links between the nearest ancestors and the root that are left out' })
  ancestorsLeftOut!: number
  @ApiProperty({ type: [LinkPlaceView], description: 'the oldest first, at most 50' }) children!: LinkPlaceView[]
}
