import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { FriendChainView, FriendPage, MemberChainView } from './chain-views.js'
import { ListFriends } from './list-friends.js'
import { ShowChain } from './show-chain.js'

export class FriendsQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  after?: string
}

@ApiTags('share')
@ApiBearerAuth()
@Controller('v1/me/chain')
export class ChainController {
  constructor(
    private readonly showChain: ShowChain,
    private readonly listFriends: ListFriends,
  ) {}

  /** Who came through the member, and what of it. */
  @Allow('member')
  @Get()
  @ApiOkResponse({ type: MemberChainView })
  chain(@Called() caller: Caller): Promise<MemberChainView> {
    return this.showChain.show(memberOf(caller))
  }

  /** Who joined directly through the member, newest first. */
  @Allow('member')
  @Get('friends')
  @ApiOkResponse({ type: FriendPage })
  friends(@Called() caller: Caller, @Query() query: FriendsQuery): Promise<FriendPage> {
    return this.listFriends.page(memberOf(caller), query.after ?? null)
  }

  /** What is below one of them, counted. */
  @Allow('member')
  @Get('friends/:id')
  @ApiOkResponse({ type: FriendChainView })
  friend(@Called() caller: Caller, @Param('id') id: string): Promise<FriendChainView> {
    return this.listFriends.below(memberOf(caller), id)
  }
}
