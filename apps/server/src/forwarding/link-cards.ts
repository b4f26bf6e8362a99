import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { ContentSafety } from '../content-safety/content-safety.js'
import { Config } from '../platform/config/config.js'
import { publicUrls } from '../platform/http/public-urls.js'
import { REPLACED } from '../share/mint-facts.js'
import { type MintedLink } from '../share/mint-links.js'
import { SHOP } from '../share/share-links.js'
import { type Subject } from '../share/subjects.js'
import { type ShareLinkView, subjectView } from './views.js'

/** The cards that links go out with: what WeChat shows in a chat, and where it leads. */
@Injectable()
export class LinkCards {
  constructor(
    private readonly safety: ContentSafety,
    private readonly config: Config,
  ) {}

  /** The card of a link. The sharer's name stands on it once WeChat has let it; until then the shop invites. */
  async cardOf(link: MintedLink, subject: Subject): Promise<ShareLinkView> {
    // What the shop hangs up is of a store, not of a version of material.
    const versionId = link.sharerId === SHOP ? 0 : link.materialVersion % REPLACED
    return {
      token: link.token,
      title: await this.titleOf(link, subject),
      path: `/pages/join/index?t=${link.token}`,
      imageUrl: publicUrls(this.config.publicBase).cut(versionId, 'card'),
      subject: subjectView(subject),
    }
  }

  private async titleOf({ sharerId, sharerNickname: name }: MintedLink, subject: Subject): Promise<string> {
    if (subject.kind !== 'join') return subject.title
    const named = name !== '' && (await this.safety.nameMayBeShown(sharerId, name))
    return named ? text('card.join-title', { name }) : text('card.shop-title')
  }
}
