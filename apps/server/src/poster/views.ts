import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import { type PosterCut, posterCuts } from '../material/material-views.js'

export class PosterBody {
  @ApiProperty({ description: 'of `GET /v1/materials/today`' })
  @IsString()
  @MaxLength(16)
  materialId!: string

  @ApiProperty({ enum: posterCuts, description: 'tall: 750 × 1334, square: 750 × 750' })
  @IsIn(posterCuts)
  cut!: PosterCut

  @ApiPropertyOptional({ description: 'the link through which the sharer came; as for a share link' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parentToken?: string

  @ApiPropertyOptional({
    description: 'nobody waits for it yet: its code is asked for behind those that somebody waits for',
  })
  @IsOptional()
  @IsBoolean()
  ahead?: boolean
}

export class PosterMaterialView {
  @ApiProperty() id!: string
  @ApiProperty({ description: 'the material version of its links' }) versionId!: number
  @ApiProperty() title!: string
}

export class PosterValuesView {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) texts!: Record<string, string>
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) pricesFen!: Record<string, number>
}

export class PosterView {
  @ApiProperty({ description: 'the link that the poster’s code opens; it counts once it is sent or followed' })
  token!: string
  @ApiProperty({ enum: posterCuts }) cut!: PosterCut
  @ApiProperty() material!: PosterMaterialView
  @ApiProperty({ description: 'the template as JSON; immutable' }) templateUrl!: string
  @ApiProperty({ description: 'texts and prices in fen by the template’s fields' }) values!: PosterValuesView
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'where the pictures lie, by field',
  })
  pictures!: Record<string, string>
  @ApiProperty({ description: 'the mini program code, which is there already' }) codeUrl!: string
  @ApiProperty({ description: 'the same poster as the server draws it, a JPEG; the session goes with the request' })
  pictureUrl!: string
  @ApiProperty({ description: 'the material’s share card, 5:4, without a member’s data' }) cardUrl!: string
  @ApiProperty({ format: 'date', description: 'the last day on which the material is shown' }) expiresOn!: string
}

export class PosterPictureQuery {
  @ApiPropertyOptional({ enum: posterCuts, default: 'tall' })
  @IsOptional()
  @IsIn(posterCuts)
  cut?: PosterCut
}

export class PictureView {
  @ApiProperty({ description: 'what material names it by: the SHA-256 of what is kept, in hex' }) hash!: string
  @ApiProperty() url!: string
  @ApiProperty({ description: 'as it is kept: at most 1,500 on its longer side' }) widthPx!: number
  @ApiProperty() heightPx!: number
}
