import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type PosterCut } from '../material/material-views.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { REPLACED } from '../share/mint-facts.js'
import { ShareLinks } from '../share/share-links.js'
import { LinkCodes } from './code/link-codes.js'
import { DrawPosters } from './draw-posters.js'
import { type Filled, Fillings } from './fillings.js'
import { type Picture } from './picture/picture.js'

/** The server's own drawing of a member's poster, for phones that cannot draw it. */
@Injectable()
export class ShowPoster {
  constructor(
    private readonly database: Database,
    private readonly links: ShareLinks,
    private readonly fillings: Fillings,
    private readonly codes: LinkCodes,
    private readonly drawing: DrawPosters,
  ) {}

  /**
   * What is on the poster behind a member's own link, and its drawing; `tag` is the same as long as the picture is. Throws
   * `link-unknown` for anybody else's, `link-revoked`, `material-unknown`, and `draw` as DrawPosters and LinkCodes.
   */
  async prepare(memberId: number, token: string, cut: PosterCut) {
    const link = await this.links.byToken(this.database, token)
    if (link.sharerId !== memberId) throw new Refusal('link-unknown')
    const content = await this.fillings.contentOf(link.materialVersion % REPLACED)
    const filled = await this.fillings.ofMember(content, memberId)
    return {
      tag: tagOf(filled, cut, token),
      draw: async (gone: () => boolean): Promise<Picture> =>
        this.drawing.draw(filled, cut, await this.codes.of(link), gone),
    }
  }
}

function tagOf({ template: { code, version }, values, pictures }: Filled, cut: PosterCut, token: string): string {
  const drawn = JSON.stringify([code, version, values, pictures, cut, token])
  return `"${createHash('sha256').update(drawn).digest('base64url').slice(0, 22)}"`
}
