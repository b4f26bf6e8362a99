import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { type Template } from '@passalong/poster'
import { type FastifyReply } from 'fastify'
import { PosterTemplates } from '../material/poster-templates.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { MakePoster } from './make-poster.js'
import { FOR_EVER } from './picture/send-picture.js'
import { PosterBody, PosterView } from './views.js'

@ApiTags('poster')
@Controller('v1')
export class PosterController {
  constructor(
    private readonly templates: PosterTemplates,
    private readonly makePoster: MakePoster,
  ) {}

  /**
   * All that a phone needs to draw the member's poster of a material, its code being there already. The link behind it is made
   * ahead, so that a phone may ask before anybody taps.
   */
  @Allow('member')
  @ApiBearerAuth()
  @Post('posters')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: PosterView })
  make(@Called() caller: Caller, @NamedRequest() request: RequestName, @Body() body: PosterBody): Promise<PosterView> {
    const { cut, parentToken = null, ahead = false } = body
    const materialId = rowId(body.materialId, 'material-unknown')
    return this.makePoster.make(request, memberOf(caller), { materialId, cut, parentToken, ahead })
  }

  /** A poster template, which never changes under its version. */
  @Allow('public')
  @Get('poster-templates/:code/:version')
  @ApiOkResponse({ schema: { type: 'object', description: 'packages/poster: Template' } })
  async template(
    @Param('code') code: string,
    @Param('version') version: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Template> {
    if (!/^\d{1,9}$/.test(version)) throw new Refusal('template-unknown')
    const template = await this.templates.version(code, Number(version))
    reply.header('cache-control', FOR_EVER)
    return template
  }
}
