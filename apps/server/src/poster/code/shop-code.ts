import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.js'
import { MintLinks } from '../../share/mint-links.js'
import { SHOP } from '../../share/share-links.js'
import { type Picture } from '../picture/picture.js'
import { LinkCodes } from './link-codes.js'

/** The code on a picture that shows no member: a link of the shop's own. */
@Injectable()
export class ShopCode {
  constructor(
    private readonly clock: Clock,
    private readonly links: MintLinks,
    private readonly codes: LinkCodes,
  ) {}

  /** Throws `poster-code-away`. */
  async of(subjectId: number): Promise<Picture> {
    const link = await this.links.mint({
      sharerId: SHOP,
      subjectId,
      channel: 'moments',
      materialVersion: 0,
      parent: 'came-through',
      storeId: null,
      atMs: this.clock.now(),
      request: null,
      ahead: true,
    })
    return this.codes.of(link)
  }
}
