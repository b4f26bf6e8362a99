import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger'
import { JOINS_COUNTED, type Tier, tiers } from '@passalong/domain'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator'
import { SubjectBody } from '../share/subject-body.js'

const BY_FIELD = (type: 'string' | 'integer', description: string) => ({
  type: 'object' as const,
  additionalProperties: { type },
  description,
})
const DAY = /^\d{4}-\d{2}-\d{2}$/

export class TemplateChoiceBody {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  code!: string

  @ApiPropertyOptional({ description: 'the latest unless one is named' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number
}

export class MaterialValuesBody {
  @ApiProperty(BY_FIELD('string', 'texts by field of the template'))
  @IsObject()
  texts!: Record<string, string>

  @ApiProperty(BY_FIELD('integer', 'prices by field, fen'))
  @IsObject()
  pricesFen!: Record<string, number>

  @ApiProperty(BY_FIELD('string', 'hashes of uploaded pictures by field'))
  @IsObject()
  pictures!: Record<string, string>
}

export class MaterialVersionBody {
  @ApiProperty({ description: 'also the title of its chat card' })
  @IsString()
  @Length(1, 64)
  @Matches(/\S/)
  title!: string

  @ApiProperty({ type: [String], minItems: 1, maxItems: 6, description: 'share texts of up to 300 characters' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsString({ each: true })
  @Length(1, 300, { each: true })
  @Matches(/\S/, { each: true })
  texts!: string[]

  @ApiProperty()
  @ValidateNested()
  @Type(() => TemplateChoiceBody)
  @IsObject()
  template!: TemplateChoiceBody

  @ApiProperty()
  @ValidateNested()
  @Type(() => MaterialValuesBody)
  @IsObject()
  values!: MaterialValuesBody
}

export class AudienceBody {
  @ApiPropertyOptional({ enum: tiers, isArray: true, description: 'only members of these tiers' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(tiers.length)
  @IsIn(tiers, { each: true })
  tiers?: Tier[]

  @ApiPropertyOptional({ description: 'only who joined at this store' })
  @IsOptional()
  @IsString()
  @Length(1, 16)
  storeCode?: string

  @ApiPropertyOptional({ description: 'only promoters' })
  @IsOptional()
  @IsBoolean()
  promotersOnly?: boolean

  @ApiPropertyOptional({ description: 'only who brought at least so many friends', maximum: JOINS_COUNTED })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(JOINS_COUNTED)
  minJoins?: number
}

export class MaterialDaysBody {
  @ApiProperty({ format: 'date', description: 'the first day on which it is shown' })
  @Matches(DAY)
  from!: string

  @ApiProperty({ format: 'date', description: 'the last; at most 366 days' })
  @Matches(DAY)
  until!: string

  @ApiPropertyOptional({ description: 'all members unless it is narrowed' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AudienceBody)
  audience?: AudienceBody
}

class NewMaterialBody extends MaterialVersionBody {
  @ApiProperty({ description: 'letters, digits, - and _; how the operator names it for ever' })
  @IsString()
  @Length(1, 64)
  code!: string

  @ApiProperty({ description: 'where its links lead' })
  @ValidateNested()
  @Type(() => SubjectBody)
  @IsObject()
  subject!: SubjectBody
}

/** All that a material needs: its first version, what it is about, and its days. */
export class MaterialBody extends IntersectionType(NewMaterialBody, MaterialDaysBody) {}

export class PlanQuery {
  @ApiPropertyOptional({ format: 'date', description: 'the shop’s today unless both days are named' })
  @IsOptional()
  @Matches(DAY)
  from?: string

  @ApiPropertyOptional({ format: 'date', description: 'included; at most 31 days, two weeks unless both are named' })
  @IsOptional()
  @Matches(DAY)
  to?: string
}
