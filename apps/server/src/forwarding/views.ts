import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { type Channel, channels } from '../share/share-links.js'
import { SubjectBody } from '../share/subject-body.js'
import { type Subject, type SubjectKind, subjectKinds } from '../share/subjects.js'
import { StoreGift } from '../store/views.js'

export class ShareLinkBody {
  @ApiProperty()
  @ValidateNested()
  @Type(() => SubjectBody)
  subject!: SubjectBody

  @ApiProperty({ enum: channels })
  @IsIn(channels)
  channel!: Channel

  @ApiPropertyOptional({
    description:
      'the link through which the sharer came; by default the latest of this subject that they followed, else the one they joined through',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parentToken?: string

  @ApiPropertyOptional({ description: 'the version of the share material that is sent; 0 for none', default: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(999_999)
  materialVersion?: number

  @ApiPropertyOptional({
    description:
      'the link is made ahead and counts when it is reported as sent, followed by somebody else, or asked for without this',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  ahead?: boolean
}

export class SubjectView {
  @ApiProperty({ enum: subjectKinds }) kind!: SubjectKind
  @ApiProperty() code!: string
  @ApiProperty({ description: 'empty for an invitation to join' }) title!: string
}

export class ShareLinkView {
  @ApiProperty() token!: string
  @ApiProperty({ description: 'the card’s title' }) title!: string
  @ApiProperty({ example: '/pages/join/index?t=4hTq…' }) path!: string
  @ApiProperty({ description: 'the card’s picture, 5:4; it shows nobody’s data' }) imageUrl!: string
  @ApiProperty() subject!: SubjectView
}

export class SharerView {
  @ApiProperty({ description: 'the brand’s name for the shop’s own links' }) maskedName!: string
}

export class VisitView {
  @ApiProperty() sharer!: SharerView
  @ApiProperty() subject!: SubjectView
  @ApiProperty({ description: 'the visitor sent this link' }) own!: boolean
  @ApiProperty({ nullable: true, type: String, description: 'the store whose welcome gift the card brings' })
  storeName!: string | null
  @ApiProperty({ nullable: true, type: StoreGift, description: 'that gift; null where the card brings none' })
  gift!: StoreGift | null
  @ApiProperty({ description: 'false for own visits and repeats within 30 minutes' }) counted!: boolean
}

/** A subject as the API shows it. */
export function subjectView({ kind, code, title }: Subject): SubjectView {
  return { kind, code, title }
}

export class TermsBody {
  @ApiProperty({ description: 'version of the promoter’s terms that was accepted' })
  @IsString()
  @MaxLength(16)
  version!: string
}

export class PromoterView {
  @ApiProperty() promoter!: boolean
  @ApiProperty({ enum: ['active', 'waiting'], description: 'waiting: an operator has to agree first' })
  state!: 'active' | 'waiting'
}
