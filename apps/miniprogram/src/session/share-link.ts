import { problemOf } from '../api/request.js'
import { mintLink } from '../api/share-routes.js'
import type { Channel, ShareLink, SubjectAsked } from '../api/share-shapes.js'
import { dayOf } from '../days.js'
import { keep, kept } from '../wechat/storage.js'

/** Which link is wanted: whose, about what, for which way of passing it on, and below which link. */
export interface Wanted {
  memberNo: string
  channel: Extract<Channel, 'card' | 'moments'>
  subject: SubjectAsked
  /** The link that was followed here; null: the server knows the latest one. */
  parentToken: string | null
}

interface KeptLink {
  memberNo: string
  channel: string
  subject: string
  parent: string | null
  /** The day in Shanghai on which it is today's link; '' when the person has followed another link since. */
  day: string
  link: ShareLink
}

export const JOIN: SubjectAsked = { kind: 'join' }

const LINKS = 'share-links'
const MOST = 16

const nameOf = ({ kind, code }: { kind: string; code?: string | null }) =>
  kind === 'join' ? kind : `${kind}:${code ?? ''}`
const today = () => dayOf(Date.now())

/** The member's own links of this subject and channel, the latest first. */
function ownOf({ memberNo, channel, subject }: Wanted): KeptLink[] {
  const name = nameOf(subject)
  const own = (one: KeptLink) => one.memberNo === memberNo && one.channel === channel && one.subject === name
  return (kept<KeptLink[]>(LINKS) ?? []).filter(own).reverse()
}

function todaysLink(wanted: Wanted): ShareLink | null {
  const day = today()
  return ownOf(wanted).find((one) => one.day === day && one.parent === wanted.parentToken)?.link ?? null
}

/**
 * The link to share at this moment, without waiting for anything: today's, else the last one that was ready. It is the
 * member's own in any case. null only while none was ever ready.
 */
export function readyLink(wanted: Wanted): ShareLink | null {
  return todaysLink(wanted) ?? ownOf(wanted)[0]?.link ?? null
}

/** One link is kept for each of these, the last one. */
const placeOf = ({ memberNo, channel, subject, parent }: KeptLink) => [memberNo, channel, subject, parent].join('|')

async function mint({ channel, subject, parentToken }: Wanted): Promise<ShareLink> {
  try {
    return await mintLink({ subject, channel, ...(parentToken ? { parentToken } : {}) })
  } catch (thrown) {
    // A parent that does not count costs its place in the chain, not the share.
    const { code } = problemOf(thrown)
    if (!parentToken || !['link-unknown', 'link-subject-mismatch'].includes(code)) throw thrown
    return mintLink({ subject, channel })
  }
}

async function fetchLink(wanted: Wanted): Promise<ShareLink> {
  const link = await mint(wanted)
  const { memberNo, channel, parentToken: parent } = wanted
  const fresh = { memberNo, channel, subject: nameOf(wanted.subject), parent, day: today(), link }
  const place = placeOf(fresh)
  const others = (kept<KeptLink[]>(LINKS) ?? []).filter((one) => placeOf(one) !== place)
  keep(LINKS, [...others, fresh].slice(-MOST))
  return link
}

const underWay = new Map<string, Promise<ShareLink>>()

/**
 * Today's link, minted before anybody taps share: WeChat wants its path at once then.
 * @throws Problem as the API's.
 */
export function prepareLink(wanted: Wanted): Promise<ShareLink> {
  const ready = todaysLink(wanted)
  if (ready) return Promise.resolve(ready)
  const name = [wanted.memberNo, wanted.channel, nameOf(wanted.subject), wanted.parentToken].join('|')
  const running = underWay.get(name) ?? fetchLink(wanted).finally(() => underWay.delete(name))
  underWay.set(name, running)
  return running
}

/** Has today's card at hand when it is wanted; a failure is tried again the next time. */
export function prepareCard(memberNo: string): void {
  prepareLink({ memberNo, channel: 'card', subject: JOIN, parentToken: null }).catch(problemOf)
}

/** The person followed another's link: what they share of this subject from now on hangs below it. */
export function linkFollowed(subject: { kind: string; code?: string | null }): void {
  const name = nameOf(subject)
  const older = (one: KeptLink) => (one.subject === name && one.parent === null ? { ...one, day: '' } : one)
  keep(LINKS, (kept<KeptLink[]>(LINKS) ?? []).map(older))
}

/** A link that was withdrawn is not shared any more. */
export function forgetLink(token: string): void {
  keep(
    LINKS,
    (kept<KeptLink[]>(LINKS) ?? []).filter(({ link }) => link.token !== token),
  )
}
