import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { Addresses } from '../material/addresses.js'
import { REPLACED } from '../share/mint-facts.js'
import { type MintedLink } from '../share/mint-links.js'
import { SHOP } from '../share/share-links.js'
import { type Subject } from '../share/subjects.js'
import { type ShareLinkView, subjectView } from './views.js'

/** The cards that links go out with: what WeChat shows in a chat, and where it leads. */
@Injectable()
export class LinkCards {
  constructor(private readonly addresses: Addresses) {}

  /** The card of a link: the sharer invites by the name that came with it, else the shop. */
  cardOf(link: MintedLink, subject: Subject): ShareLinkView {
    // What the shop hangs up is of a store, not of a version of material.
    const versionId = link.sharerId === SHOP ? 0 : link.materialVersion % REPLACED
    return {
      token: link.token,
      title: titleOf(link.sharerNickname, subject),
      path: `/pages/join/index?t=${link.token}`,
      imageUrl: this.addresses.cut(versionId, 'card'),
      subject: subjectView(subject),
    }
  }
}

function titleOf(name: string, subject: Subject): string {
  if (subject.kind !== 'join') return subject.title
  return name === '' ? text('card.shop-title') : text('card.join-title', { name })
}
