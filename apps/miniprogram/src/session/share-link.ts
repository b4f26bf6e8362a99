import type { Material } from '../api/material-shapes.js'
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
  /** The version of the material that is passed on; 0: none. */
  materialVersion: number
}

interface KeptLink {
  memberNo: string
  channel: string
  subject: string
  parent: string | null
  /** Of the material; absent: none. */
  version?: number
  /** The day in Shanghai on which it is today's link; '' when the person has followed another link since. */
  day: string
  link: ShareLink
}

export const JOIN: SubjectAsked = { kind: 'join' }

const LINKS = 'share-links'
const MOST = 24

const nameOf = ({ kind, code }: { kind: string; code?: string | null }) =>
  kind === 'join' ? kind : `${kind}:${code ?? ''}`
const today = () => dayOf(Date.now())

/** The member's own links of this subject, material and channel, the latest first. */
function ownOf({ memberNo, channel, subject, materialVersion }: Wanted): KeptLink[] {
  const name = nameOf(subject)
  const own = (one: KeptLink) =>
    one.memberNo === memberNo &&
    one.channel === channel &&
    one.subject === name &&
    (one.version ?? 0) === materialVersion
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
const placeOf = ({ memberNo, channel, subject, parent, version = 0 }: KeptLink) =>
  [memberNo, channel, subject, parent, version].join('|')

async function mint({ channel, subject, parentToken, materialVersion }: Wanted): Promise<ShareLink> {
  // Ahead: it counts from the moment that it goes out, not from this one.
  const asked = { subject, channel, ahead: true, ...(materialVersion > 0 ? { materialVersion } : {}) }
  try {
    return await mintLink({ ...asked, ...(parentToken ? { parentToken } : {}) })
  } catch (thrown) {
    // A parent that does not count costs its place in the chain, not the share.
    const { code } = problemOf(thrown)
    if (!parentToken || !['link-unknown', 'link-subject-mismatch'].includes(code)) throw thrown
    return mintLink(asked)
  }
}

async function fetchLink(wanted: Wanted): Promise<ShareLink> {
  const link = await mint(wanted)
  const { memberNo, channel, parentToken: parent, materialVersion: version } = wanted
  const fresh = { memberNo, channel, subject: nameOf(wanted.subject), parent, version, day: today(), link }
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
  const { memberNo, channel, subject, parentToken, materialVersion } = wanted
  const name = [memberNo, channel, nameOf(subject), parentToken, materialVersion].join('|')
  const running = underWay.get(name) ?? fetchLink(wanted).finally(() => underWay.delete(name))
  underWay.set(name, running)
  return running
}

/** Has today's card at hand when it is wanted; a failure is tried again the next time. */
export function prepareCard(memberNo: string): void {
  prepareLink({ memberNo, channel: 'card', subject: JOIN, parentToken: null, materialVersion: 0 }).catch(problemOf)
}

/** What a material is about, as a link asks for it. */
export const subjectOf = ({ subject: { kind, code } }: Material): SubjectAsked =>
  kind === 'join' || code === '' ? { kind } : { kind, code }

/** The same for the card of a material. */
export function prepareMaterialCard(memberNo: string, material: Material): void {
  const wanted = { memberNo, channel: 'card', subject: subjectOf(material), parentToken: null } as const
  prepareLink({ ...wanted, materialVersion: material.versionId }).catch(problemOf)
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
