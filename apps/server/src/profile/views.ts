import { ApiProperty } from '@nestjs/swagger'
import { IsString, MaxLength } from 'class-validator'

export class NameBody {
  @ApiProperty({ description: '1 to 20 characters' })
  @IsString()
  @MaxLength(200)
  nickname!: string
}

/** How a member stands before their friends: on their posters and cards. */
export class ProfileView {
  @ApiProperty() nickname!: string
  @ApiProperty({ nullable: true, type: String, description: 'the portrait; null for who chose none' })
  avatarUrl!: string | null
}
