import { ApiProperty } from '@nestjs/swagger'

export class ChainLevelView {
  @ApiProperty({ description: '1: the member’s own links and who came through them' }) level!: number
  @ApiProperty({ description: 'counted visits' }) visits!: number
  @ApiProperty() joins!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty({ description: 'fen, net of refunds' }) paidFen!: number
}

export class ChainDayView {
  @ApiProperty({ format: 'date' }) day!: string
  @ApiProperty() visits!: number
  @ApiProperty() joins!: number
  @ApiProperty() paidFen!: number
}

export class FriendView {
  @ApiProperty({ description: 'means this friend to this member only' }) id!: string
  @ApiProperty() maskedName!: string
  @ApiProperty({ format: 'date-time' }) joinedAt!: string
  @ApiProperty({ description: 'who joined through the friend' }) joins!: number
  @ApiProperty({ description: 'who joined further along the chain below' }) further!: number
  @ApiProperty({ description: 'counted visits to the friend’s own links' }) visits!: number
  @ApiProperty({ description: 'whether the friend has bought something' }) firstOrder!: boolean
}

export class FriendPage {
  @ApiProperty({ type: [FriendView] }) items!: FriendView[]
  @ApiProperty({ type: String, nullable: true, description: '`after` of the next page' }) next!: string | null
}

export class ChainGroupView {
  @ApiProperty() label!: string
  @ApiProperty() visits!: number
  @ApiProperty() joins!: number
}

/** Who came through a member: names only for those who came directly, counts for the rest. */
export class MemberChainView {
  @ApiProperty() visits!: number
  @ApiProperty() joins!: number
  @ApiProperty() firstOrders!: number
  @ApiProperty() paidFen!: number
  @ApiProperty({ description: 'commission that stands, paid out or not, fen' }) earnedFen!: number
  @ApiProperty({ type: [ChainLevelView] }) byLevel!: ChainLevelView[]
  @ApiProperty({ type: [ChainDayView], description: 'the last 30 days, those with something' }) byDay!: ChainDayView[]
  @ApiProperty({ type: FriendPage }) friends!: FriendPage
  @ApiProperty({ type: [ChainGroupView], description: 'groups that brought most to the member’s own links' })
  topGroups!: ChainGroupView[]
  @ApiProperty({ format: 'date-time', description: 'the figures are those of this time' }) asOf!: string
}

export class FriendLevelView {
  @ApiProperty({ description: '1: the friend’s own friends' }) level!: number
  @ApiProperty() joins!: number
  @ApiProperty() visits!: number
}

export class FriendChainView {
  @ApiProperty() maskedName!: string
  @ApiProperty({ format: 'date-time' }) joinedAt!: string
  @ApiProperty({ type: [FriendLevelView] }) byLevel!: FriendLevelView[]
}
