import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { type Channel, channels } from '../share/share-links.js'

export class SubjectBody {
  @ApiProperty({ enum: ['join'] })
  @IsIn(['join'])
  kind!: 'join'
}

export class ShareLinkBody {
  @ApiProperty()
  @ValidateNested()
  @Type(() => SubjectBody)
  subject!: SubjectBody

  @ApiProperty({ enum: channels })
  @IsIn(channels)
  channel!: Channel

  @ApiPropertyOptional({
    description: 'the link through which the sharer came; by default the one they joined through',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parentToken?: string
}

export class ShareLinkView {
  @ApiProperty() token!: string
  @ApiProperty({ description: 'the card’s title' }) title!: string
  @ApiProperty({ example: '/pages/join/index?t=4hTq…' }) path!: string
  @ApiProperty({ nullable: true, type: String }) imageUrl!: string | null
}

export class VisitBody {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  token!: string

  @ApiPropertyOptional({ description: 'WeChat’s scene value; analytics only' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9999)
  wxScene?: number
}

export class SharerView {
  @ApiProperty() maskedName!: string
}

export class SubjectView {
  @ApiProperty({ enum: ['join'] }) kind!: 'join'
}

export class VisitView {
  @ApiProperty() sharer!: SharerView
  @ApiProperty() subject!: SubjectView
  @ApiProperty({ description: 'the visitor sent this link' }) own!: boolean
  @ApiProperty({ nullable: true, type: String, description: 'the store whose welcome gift the card brings' })
  storeName!: string | null
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

export class ChainNode {
  @ApiProperty() id!: string
  @ApiProperty({ nullable: true, type: String, description: 'null: directly below the member' }) parentId!:
    | string
    | null
  @ApiProperty() depth!: number
  @ApiProperty({ nullable: true, type: String, description: 'masked name at depth 1, null deeper' }) label!:
    | string
    | null
  @ApiProperty({ format: 'date-time' }) joinedAt!: string
  @ApiProperty() children!: number
}

export class DepthCount {
  @ApiProperty() depth!: number
  @ApiProperty() joins!: number
}

export class ChainView {
  @ApiProperty({ description: 'counted visits to the links of the member and of all who came through them' })
  visits!: number
  @ApiProperty() joins!: number
  @ApiProperty({ description: 'commission pending or available, fen' }) earnedFen!: number
  @ApiProperty({ type: [ChainNode] }) nodes!: ChainNode[]
  @ApiProperty({ type: [DepthCount] }) byDepth!: DepthCount[]
}
