import { mintJoinLink } from '../api/routes.js'
import type { ShareLink } from '../api/shapes.js'
import { dayOf } from '../days.js'
import { keep, kept } from '../wechat/storage.js'

interface KeptLink {
  memberNo: string
  day: string
  link: ShareLink
}

const LINK = 'join-link'
const PARENT = 'join-parent'

/** Keeps the link through which this person came to joining: their own links hang below it. */
export function rememberParent(token: string): void {
  keep(PARENT, token)
}

/** Today's link at hand, or null. */
export function readyLink(memberNo: string): ShareLink | null {
  const last = kept<KeptLink>(LINK)
  return last && last.memberNo === memberNo && last.day === dayOf(Date.now()) ? last.link : null
}

/**
 * Today's link of this member for joining, minted before anybody taps share: WeChat wants its path at once then.
 * @throws Problem as the API's.
 */
export async function prepareLink(memberNo: string): Promise<ShareLink> {
  const ready = readyLink(memberNo)
  if (ready) return ready
  const link = await mintJoinLink(kept<string>(PARENT))
  keep(LINK, { memberNo, day: dayOf(Date.now()), link })
  return link
}
