import { createHash } from 'node:crypto'
import { Controller, Post, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger'
import { type FastifyRequest } from 'fastify'
import { Refusal } from '../platform/http/refusal.js'
import { requestKey } from '../platform/http/request-key.js'
import { unreadBody } from '../platform/http/streamed-body.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller, callerName } from '../platform/session/caller.js'
import { TakePicture } from './picture/take-picture.js'
import { PictureView } from './views.js'

/** Where pictures are brought; their bodies are read by the handler, see `leaveUnread`. */
export const PICTURES_PATH = '/v1/operator/pictures'
const KINDS = ['image/png', 'image/jpeg', 'image/webp']
const AT_MOST_BYTES = 10 * 1024 * 1024

@ApiTags('operator')
@ApiBearerAuth()
@Controller()
export class OperatorPicturesController {
  constructor(private readonly takePicture: TakePicture) {}

  /** Brings a picture for material: the bytes of a PNG, JPEG or WebP of at most 10 MB. The same picture twice is one. */
  @Allow('operator')
  @Post(PICTURES_PATH)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiConsumes(...KINDS)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: PictureView })
  async take(@Called() caller: Caller, @Req() request: FastifyRequest): Promise<PictureView> {
    const key = requestKey(request.headers['idempotency-key'])
    const kind = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (!kind || !KINDS.includes(kind)) throw new Refusal('picture-kind')
    const bytes = await unreadBody(request, AT_MOST_BYTES, new Refusal('picture-too-large'))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const content = { route: `POST ${PICTURES_PATH}`, body: sha256 }
    return this.takePicture.take({ caller: callerName(caller), key, content }, bytes)
  }
}
