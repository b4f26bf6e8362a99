import { createHash } from 'node:crypto'
import { Body, Controller, Delete, Get, Param, Put, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { type FastifyReply, type FastifyRequest } from 'fastify'
import { Portraits } from '../member/portraits.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest, requestKey } from '../platform/http/request-key.js'
import { unreadBody } from '../platform/http/streamed-body.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller, callerName } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { sendPicture } from '../poster/picture/send-picture.js'
import { ChangeProfile } from './change-profile.js'
import { NameBody, ProfileView } from './views.js'

/** Where a portrait is brought; its body is read by the handler, see `leaveUnread`. */
export const PORTRAIT_PATH = '/v1/me/portrait'
const KINDS = ['image/png', 'image/jpeg', 'image/webp']
/** What WeChat hands over of a portrait is far smaller. */
const AT_MOST_BYTES = 2 * 1024 * 1024
const BINARY = { schema: { type: 'string', format: 'binary' } }
/** A portrait that its owner took away is on nobody's phone for longer than that. */
const A_DAY = 'private, max-age=86400'
/** Each is looked at by WeChat. */
const LOOKED_AT = { limit: 20, ttl: 60_000 }

@ApiTags('me')
@Controller()
export class ProfileController {
  constructor(
    private readonly change: ChangeProfile,
    private readonly portraits: Portraits,
  ) {}

  /** How the member is called. WeChat looks at the name first; refused, it stays what it was. */
  @Allow('member')
  @Throttle({ default: LOOKED_AT })
  @ApiBearerAuth()
  @Put('v1/me/profile')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: ProfileView })
  rename(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() { nickname }: NameBody,
  ): Promise<ProfileView> {
    return this.change.rename(request, memberOf(caller), nickname)
  }

  /** The member's portrait: the bytes of a PNG, JPEG or WebP of at most 2 MB. WeChat looks at it first. */
  @Allow('member')
  @Throttle({ default: LOOKED_AT })
  @ApiBearerAuth()
  @Put(PORTRAIT_PATH)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiConsumes(...KINDS)
  @ApiBody(BINARY)
  @ApiOkResponse({ type: ProfileView })
  async portray(@Called() caller: Caller, @Req() request: FastifyRequest): Promise<ProfileView> {
    const memberId = memberOf(caller)
    const key = requestKey(request.headers['idempotency-key'])
    const kind = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (!kind || !KINDS.includes(kind)) throw new Refusal('picture-kind')
    const bytes = await unreadBody(request, AT_MOST_BYTES, new Refusal('portrait-too-large'))
    const content = { route: `PUT ${PORTRAIT_PATH}`, body: createHash('sha256').update(bytes).digest('hex') }
    return this.change.portray({ caller: callerName(caller), key, content }, memberId, bytes)
  }

  /** Takes the portrait away; posters show the first letter again. */
  @Allow('member')
  @ApiBearerAuth()
  @Delete(PORTRAIT_PATH)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: ProfileView })
  unportray(@Called() caller: Caller, @NamedRequest() request: RequestName): Promise<ProfileView> {
    return this.change.unportray(request, memberOf(caller))
  }

  /** A portrait by the address that its owner and their posters name; gone once it is changed or removed. */
  @Allow('public')
  @Get('v1/portraits/:address')
  @ApiProduces('image/jpeg', 'image/png')
  @ApiOkResponse(BINARY)
  async portrait(@Param('address') address: string, @Res() reply: FastifyReply): Promise<void> {
    sendPicture(reply, await this.portraits.byAddress(address), { cacheControl: A_DAY })
  }
}
