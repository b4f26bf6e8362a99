import { Injectable } from '@nestjs/common'
import { type CutName } from '@passalong/poster'
import { Portraits } from '../member/portraits.js'
import { Refusal } from '../platform/http/refusal.js'
import { Log } from '../platform/log/log.js'
import { type Filled, PORTRAIT } from './fillings.js'
import { type Picture } from './picture/picture.js'
import { Pictures } from './picture/pictures.js'
import { Studio, StudioFault } from './render/studio.js'
import { type SentPicture } from './render/work.js'

/** What a phone on a slow network still loads in a moment. */
const AT_MOST_BYTES = 200_000
/** The design's own size. */
const SCALE = 1

/** Draws posters beside the thread that answers requests. */
@Injectable()
export class DrawPosters {
  constructor(
    private readonly studio: Studio,
    private readonly pictures: Pictures,
    private readonly portraits: Portraits,
    private readonly log: Log,
  ) {}

  /**
   * A cut of a filled template as a JPEG of at most 200 KB. A picture that is not there any more is left out where the template
   * lets it. `gone` says whether whoever asked has left. Throws `poster-busy`, `poster-undrawable`, `shutting-down`.
   */
  async draw(
    { template, values, pictures, portrait }: Filled,
    cut: CutName,
    code: Picture | null,
    gone?: () => boolean,
  ): Promise<Picture> {
    const sent: Record<string, SentPicture> = code ? { code: { name: null, bytes: code.bytes } } : {}
    for (const [field, hash] of Object.entries(pictures)) {
      const picture = await this.orNone(this.pictures.byHash(hash))
      if (picture) sent[field] = { name: hash, bytes: picture.bytes }
    }
    // Who changed it at this moment has their first letter.
    const face = portrait && (await this.orNone(this.portraits.byAddress(portrait.address)))
    if (face) sent[PORTRAIT] = { name: `portrait ${portrait.address}`, bytes: face.bytes }
    const work = {
      kind: 'draw',
      template,
      cut,
      values,
      pictures: sent,
      scale: SCALE,
      atMostBytes: AT_MOST_BYTES,
    } as const
    const { jpeg } = await this.studio.run(work, gone).catch((error: unknown) => {
      throw this.refusalOf(error, `${template.code}/${template.version}`)
    })
    return { contentType: 'image/jpeg', bytes: Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength) }
  }

  private orNone(found: Promise<Picture>): Promise<Picture | null> {
    return found.catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'picture-unknown') return null
      throw error
    })
  }

  private refusalOf(error: unknown, template: string): unknown {
    if (!(error instanceof StudioFault)) return error
    if (error.reason === 'full' || error.reason === 'gone') return new Refusal('poster-busy')
    if (error.reason === 'closed') return new Refusal('shutting-down')
    this.log.error({ reason: error.reason, template, says: error.message }, 'a poster was not drawn')
    return new Refusal(error.reason === 'missing' || error.reason === 'broken' ? 'poster-undrawable' : 'poster-busy')
  }
}
