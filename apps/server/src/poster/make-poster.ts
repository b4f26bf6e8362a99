import { Injectable } from '@nestjs/common'
import { dayText } from '@passalong/domain'
import { Addresses } from '../material/addresses.js'
import { type PosterCut } from '../material/material-views.js'
import { Materials } from '../material/materials.js'
import { Clock } from '../platform/clock/clock.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { MintLinks } from '../share/mint-links.js'
import { LinkCodes } from './code/link-codes.js'
import { type Filled, Fillings, PORTRAIT } from './fillings.js'
import { type PosterView } from './views.js'

/** What a member wants a poster of. */
export interface PosterWish {
  materialId: number
  cut: PosterCut
  parentToken: string | null
  /** Nobody waits for it yet. */
  ahead: boolean
}

/** Makes all that a phone needs to draw a member's poster: the link, its code, the words and where the pictures lie. */
@Injectable()
export class MakePoster {
  constructor(
    private readonly clock: Clock,
    private readonly addresses: Addresses,
    private readonly materials: Materials,
    private readonly links: MintLinks,
    private readonly codes: LinkCodes,
    private readonly fillings: Fillings,
  ) {}

  /**
   * The link is made ahead: it counts when the poster is sent or followed. Waits until its code is there. Throws
   * `material-unknown`, `material-over`, `poster-code-away` and as MintLinks.
   */
  async make(request: RequestName, memberId: number, wish: PosterWish): Promise<PosterView> {
    const material = await this.materials.current(memberId, wish.materialId)
    const link = await this.links.mint({
      sharerId: memberId,
      subjectId: material.subjectId,
      channel: 'poster',
      materialVersion: material.versionId,
      parent: wish.parentToken === null ? 'came-through' : { token: wish.parentToken },
      atMs: this.clock.now(),
      request,
      ahead: true,
    })
    const [filled] = await Promise.all([this.fillings.ofMember(material, memberId), this.codes.of(link, wish.ahead)])
    const { materialId, versionId, title, template, until } = material
    return {
      token: link.token,
      cut: wish.cut,
      material: { id: String(materialId), versionId, title },
      templateUrl: this.addresses.template(template.code, template.version),
      values: filled.values,
      pictures: this.pictures(filled),
      codeUrl: this.addresses.code(link.token),
      pictureUrl: this.addresses.poster(link.token, wish.cut),
      cardUrl: this.addresses.cut(versionId, 'card'),
      expiresOn: dayText(until),
    }
  }
  private pictures({ pictures, portrait }: Filled): Record<string, string> {
    const brought = Object.entries(pictures).map(([field, hash]) => [field, this.addresses.picture(hash)])
    return { ...Object.fromEntries(brought), ...(portrait ? { [PORTRAIT]: portrait.url } : {}) }
  }
}
