import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { IsIn, IsOptional, IsString, Length } from 'class-validator'
import { type SubjectKind, subjectKinds } from './subjects.js'

/** A subject as a request names it. */
export class SubjectBody {
  @ApiProperty({ enum: subjectKinds })
  @IsIn(subjectKinds)
  kind!: SubjectKind

  @ApiPropertyOptional({ description: 'which one of its kind; an invitation to join needs none' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  code?: string
}
