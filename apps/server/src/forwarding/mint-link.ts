import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { Clock } from '../platform/clock/clock.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { type MintedLink, MintLinks } from '../share/mint-links.js'
import { type Channel } from '../share/share-links.js'
import { type Subject, type SubjectKind, Subjects } from '../share/subjects.js'
import { type ShareLinkView, subjectView } from './views.js'

/** What a member wants to share. */
export interface Sharing {
  subject: { kind: SubjectKind; code: string | null }
  channel: Channel
  parentToken: string | null
  materialVersion: number
}

/** Mints the link that a card, poster or code carries. */
@Injectable()
export class MintLink {
  constructor(
    private readonly clock: Clock,
    private readonly links: MintLinks,
    private readonly subjects: Subjects,
  ) {}

  /** The parent is the named link, else the one through which the sharer came. Throws `subject-unknown` and as MintLinks. */
  async mint(request: RequestName, memberId: number, sharing: Sharing): Promise<ShareLinkView> {
    const { channel, parentToken, materialVersion } = sharing
    const subject = await this.subjects.byCode(sharing.subject.kind, sharing.subject.code)
    const link = await this.links.mint({
      sharerId: memberId,
      subjectId: subject.id,
      channel,
      materialVersion,
      parent: parentToken === null ? 'came-through' : { token: parentToken },
      atMs: this.clock.now(),
      request,
    })
    return cardOf(link, subject)
  }
}

/** The card of a link: what WeChat shows, and where it leads. */
export function cardOf(link: MintedLink, subject: Subject): ShareLinkView {
  return {
    token: link.token,
    title: cardTitle(link.sharerNickname, subject),
    path: `/pages/join/index?t=${link.token}`,
    imageUrl: null,
    subject: subjectView(subject),
  }
}

function cardTitle(nickname: string, subject: Subject): string {
  if (subject.kind !== 'join') return subject.title
  return nickname === '' ? text('card.shop-title') : text('card.join-title', { name: nickname })
}
