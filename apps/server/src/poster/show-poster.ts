import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type PosterCut } from '../material/material-views.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { REPLACED } from '../share/mint-facts.js'
import { type ShareLink, ShareLinks } from '../share/share-links.js'
import { LinkCodes } from './code/link-codes.js'
import { DrawPosters } from './draw-posters.js'
import { type Filled, Fillings } from './fillings.js'
import { type Picture } from './picture/picture.js'
import { Turnstile } from './turnstile.js'

/** Enough that no drawing thread waits for what it is to draw. */
const AT_ONCE = 8
/** A poster takes a twentieth of a second: who is behind so many waits half a minute, and more would wait for nothing. */
const WAITING = 600

/** A member's wish for a poster that the server draws. `known` are the tags of what they have; `gone`: they left. */
export interface PictureWish {
  memberId: number
  token: string
  cut: PosterCut
  known: readonly string[]
  gone: () => boolean
}

/** A poster, null for who has it already; `tag` is the same as long as the picture is. */
interface Shown {
  tag: string
  picture: Picture | null
}

/** The server's own drawing of a member's poster, for phones that cannot draw it. */
@Injectable()
export class ShowPoster {
  private readonly turnstile = new Turnstile({ inside: AT_ONCE, waiting: WAITING })

  constructor(
    private readonly database: Database,
    private readonly links: ShareLinks,
    private readonly fillings: Fillings,
    private readonly codes: LinkCodes,
    private readonly drawing: DrawPosters,
  ) {}

  /**
   * The poster behind a member's own link. Throws `link-unknown` for anybody else's, `link-revoked`, `material-unknown`,
   * `poster-busy` and as DrawPosters and LinkCodes.
   */
  async show(wish: PictureWish): Promise<Shown> {
    const shown = await this.turnstile.pass(() => this.inTurn(wish, null), wish.gone)
    if (!('codeOf' in shown)) return shown
    // Outside: nobody whose code is there waits for WeChat.
    const code = await this.codes.of(shown.codeOf)
    const drawn = await this.turnstile.pass(() => this.inTurn(wish, code), wish.gone)
    if ('codeOf' in drawn) throw new Refusal('poster-code-away')
    return drawn
  }

  private async inTurn(wish: PictureWish, asked: Picture | null): Promise<Shown | { codeOf: ShareLink }> {
    const { memberId, token, cut, known, gone } = wish
    const link = await this.links.byToken(this.database, token)
    if (link.sharerId !== memberId) throw new Refusal('link-unknown')
    const content = await this.fillings.contentOf(link.materialVersion % REPLACED)
    const filled = await this.fillings.ofMember(content, memberId)
    const tag = tagOf(filled, cut, token)
    if (known.includes(tag)) return { tag, picture: null }
    const code = asked ?? (await this.codes.known(link))
    return code ? { tag, picture: await this.drawing.draw(filled, cut, code, gone) } : { codeOf: link }
  }
}

function tagOf(
  { template: { code, version }, values, pictures, portrait }: Filled,
  cut: PosterCut,
  token: string,
): string {
  const drawn = JSON.stringify([code, version, values, pictures, portrait?.address, cut, token])
  return `"${createHash('sha256').update(drawn).digest('base64url').slice(0, 22)}"`
}
