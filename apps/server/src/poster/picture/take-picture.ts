import { Injectable } from '@nestjs/common'
import { ContentSafety } from '../../content-safety/content-safety.js'
import { Addresses } from '../../material/addresses.js'
import { Refusal } from '../../platform/http/refusal.js'
import { type RequestName, Requests } from '../../platform/idempotency/requests.js'
import { Studio, StudioFault } from '../render/studio.js'
import { type TakenIn } from '../render/work.js'
import { type PictureView } from '../views.js'
import { headOf } from './picture-head.js'
import { Pictures } from './pictures.js'

/** More pixels than any camera's picture of 10 MB: what claims more is a bomb. */
const MOST_PIXELS = 40_000_000
/** From here on a decoded picture is more than 50 MB. */
const HEAVY_PIXELS = 12_000_000
const LONGEST_SIDE_PX = 20_000
/** As large as a poster needs on the sharpest phone. */
const KEPT_PX = 1_500

/** Takes in a picture that somebody brings. */
@Injectable()
export class TakePicture {
  constructor(
    private readonly addresses: Addresses,
    private readonly requests: Requests,
    private readonly pictures: Pictures,
    private readonly studio: Studio,
    private readonly safety: ContentSafety,
  ) {}

  /** Keeps what `looked` gives. Throws as it does. */
  async take(request: RequestName, bytes: Buffer): Promise<PictureView> {
    const earlier = await this.requests.answered<PictureView>(request)
    if (earlier) return earlier
    const taken = await this.looked(bytes, KEPT_PX)
    return this.requests.once(request, async (tx) => {
      const hash = await this.pictures.keep(tx, { ...taken, bytes: Buffer.from(taken.bytes) })
      return { hash, url: this.addresses.picture(hash), widthPx: taken.widthPx, heightPx: taken.heightPx }
    })
  }

  /**
   * Decoded and written anew, so that nothing but its pixels is left, its longer side at most `longestPx`, and looked at by
   * WeChat. Throws `picture-too-large`, `picture-broken`, `picture-refused`, `poster-busy`, `wechat-away`.
   */
  async looked(bytes: Buffer, longestPx: number): Promise<TakenIn> {
    const head = headOf(bytes)
    if (!head) throw new Refusal('picture-broken')
    const { widthPx, heightPx } = head
    if (widthPx * heightPx > MOST_PIXELS || Math.max(widthPx, heightPx) > LONGEST_SIDE_PX)
      throw new Refusal('picture-too-large')
    const taken = await this.takenIn(bytes, longestPx, widthPx * heightPx > HEAVY_PIXELS)
    if (!(await this.safety.pictureMayBeShown(Buffer.from(taken.look), 'image/jpeg')))
      throw new Refusal('picture-refused')
    return taken
  }

  private async takenIn(bytes: Buffer, longestPx: number, heavy: boolean): Promise<TakenIn> {
    try {
      return await this.studio.run({ kind: 'take-in', bytes, longestPx, heavy })
    } catch (error) {
      if (!(error instanceof StudioFault)) throw error
      if (error.reason === 'closed') throw new Refusal('shutting-down')
      // What a decoder dies of is no picture. One that takes too long is a busy machine's: what could take for ever was refused before.
      throw new Refusal(error.reason === 'full' || error.reason === 'late' ? 'poster-busy' : 'picture-broken')
    }
  }
}
