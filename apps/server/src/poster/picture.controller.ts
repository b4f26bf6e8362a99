import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { type FastifyReply, type FastifyRequest } from 'fastify'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { ShareLinks } from '../share/share-links.js'
import { LinkCodes } from './code/link-codes.js'
import { CutPictures, publicCuts } from './cut-pictures.js'
import { Pictures } from './picture/pictures.js'
import { FOR_EVER, knownTags, sendNothingNew, sendPicture } from './picture/send-picture.js'
import { ShowPoster } from './show-poster.js'
import { PosterPictureQuery } from './views.js'

const BINARY = { schema: { type: 'string', format: 'binary' } }
const A_DAY = 'public, max-age=86400'
/** Each costs what a hundred other requests cost: a phone that cannot draw asks for a few, and nobody for the whole row. */
const DRAWN = { limit: 40, ttl: 60_000 }
/** Of one member: kept on their phone, asked about again. */
const OWN = 'private, no-cache'

@ApiTags('poster')
@Controller('v1')
export class PictureController {
  constructor(
    private readonly database: Database,
    private readonly links: ShareLinks,
    private readonly codes: LinkCodes,
    private readonly showPoster: ShowPoster,
    private readonly cuts: CutPictures,
    private readonly pictures: Pictures,
  ) {}

  /** The mini program code that opens a link. */
  @Allow('public')
  @Get('codes/:token')
  @ApiProduces('image/png', 'image/jpeg')
  @ApiOkResponse(BINARY)
  async code(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.links.byToken(this.database, token)
    sendPicture(reply, await this.codes.of(link), { cacheControl: A_DAY })
  }

  /** A member's own poster as the server draws it, a JPEG of at most 200 KB: for phones that cannot draw. */
  @Allow('member')
  @Throttle({ default: DRAWN })
  @ApiBearerAuth()
  @Get('posters/:token/picture')
  @ApiProduces('image/jpeg')
  @ApiOkResponse(BINARY)
  async poster(
    @Called() caller: Caller,
    @Param('token') token: string,
    @Query() { cut = 'tall' }: PosterPictureQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gone = () => request.raw.socket.destroyed
    const wish = { memberId: memberOf(caller), token, cut, known: knownTags(request), gone }
    const { tag, picture } = await this.showPoster.show(wish)
    if (picture) sendPicture(reply, picture, { cacheControl: OWN, tag })
    else sendNothingNew(reply, tag, OWN)
  }

  /** A material's picture without any member's data, at the address that answers name: nobody guesses one. */
  @Allow('public')
  @Get('materials/versions/:version/:cut')
  @ApiParam({ name: 'cut', enum: publicCuts.map((cut) => `${cut}.jpg`) })
  @ApiProduces('image/jpeg')
  @ApiOkResponse(BINARY)
  async cut(@Param('version') version: string, @Param('cut') file: string, @Res() reply: FastifyReply): Promise<void> {
    const cut = publicCuts.find((one) => file === `${one}.jpg`)
    if (!cut) throw new Refusal('route-unknown')
    const { picture, changes } = await this.cuts.at(version, cut)
    sendPicture(reply, picture, { cacheControl: changes ? A_DAY : FOR_EVER })
  }

  /** A picture of material, by the SHA-256 of its bytes. */
  @Allow('public')
  @Get('pictures/:hash')
  @ApiProduces('image/jpeg', 'image/png')
  @ApiOkResponse(BINARY)
  async picture(
    @Param('hash') hash: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const tag = `"${hash}"`
    const picture = await this.pictures.byHash(hash)
    if (knownTags(request).includes(tag)) sendNothingNew(reply, tag, FOR_EVER)
    else sendPicture(reply, picture, { cacheControl: FOR_EVER, tag })
  }
}
