import { Injectable } from '@nestjs/common'
import { Addresses } from '../material/addresses.js'
import { Refusal } from '../platform/http/refusal.js'
import { Log } from '../platform/log/log.js'
import { loggable } from '../platform/log/loggable.js'
import { JOIN_SUBJECT_ID } from '../share/subjects.js'
import { ShopCode } from './code/shop-code.js'
import { DrawPosters } from './draw-posters.js'
import { Fillings, PLAIN_INVITATION } from './fillings.js'
import { KeptCuts } from './kept-cuts.js'
import { type Picture } from './picture/picture.js'

/** The cuts that everybody sees. */
export const publicCuts = ['card', 'square'] as const
export type PublicCut = (typeof publicCuts)[number]

/** The pictures of a material that show no member: drawn once, whoever asks first. */
@Injectable()
export class CutPictures {
  private readonly drawn = new Map<string, Promise<Picture>>()

  constructor(
    private readonly addresses: Addresses,
    private readonly kept: KeptCuts,
    private readonly fillings: Fillings,
    private readonly drawing: DrawPosters,
    private readonly shopCode: ShopCode,
    private readonly log: Log,
  ) {}

  /**
   * The picture at an address, of a material version or of the plain invitation, which alone changes with the server's templates.
   * Throws `material-unknown`, also for a guessed address, and as DrawPosters.
   */
  async at(version: string, cut: PublicCut): Promise<{ picture: Picture; changes: boolean }> {
    const versionId = this.addresses.versionOf(version)
    if (versionId === null) throw new Refusal('material-unknown')
    return { picture: await this.of(versionId, cut), changes: versionId === PLAIN_INVITATION }
  }

  private of(versionId: number, cut: PublicCut): Promise<Picture> {
    const name = `${versionId} ${cut}`
    let picture = this.drawn.get(name)
    if (!picture) {
      picture = this.find(versionId, cut).finally(() => this.drawn.delete(name))
      this.drawn.set(name, picture)
    }
    return picture
  }

  private async find(versionId: number, cut: PublicCut): Promise<Picture> {
    const kept = await this.kept.find(versionId, cut)
    if (kept) return kept
    const content = await this.fillings.contentOf(versionId)
    const filled = await this.fillings.ofNobody(content)
    const code = cut === 'square' ? await this.shopCode.of(content.subjectId ?? JOIN_SUBJECT_ID) : null
    const picture = await this.drawing.draw(filled, cut, code)
    await this.kept.keep(versionId, cut, picture).catch((error: unknown) => {
      this.log.warn({ err: loggable(error) }, 'a picture of a material was not kept')
    })
    return picture
  }
}
