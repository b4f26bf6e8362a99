import { text } from '@passalong/contract'
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { type Problem, problemOf } from '../api/request.js'
import type { ShareLink, SubjectAsked } from '../api/share-shapes.js'
import { places } from '../wechat/ways.js'
import { JOIN, prepareLink, readyLink, type Wanted } from './share-link.js'
import { useSession } from './store.js'

/** What is passed on from a page: about what, and below which link. */
export interface Passed {
  subject: SubjectAsked
  parentToken: string | null
}

const BOTH: readonly Wanted['channel'][] = ['card', 'moments']
export const CARD_ALONE: readonly Wanted['channel'][] = ['card']
const JOINING: Passed = { subject: JOIN, parentToken: null }

function wantedOf(channel: Wanted['channel'], { subject, parentToken }: Passed): Wanted | null {
  const { home, phase } = useSession.getState()
  return home && phase === 'member' ? { memberNo: home.memberNo, channel, subject, parentToken } : null
}

/** The member's own link at this moment: of this subject, else the one that invites to join. */
function ownNow(channel: Wanted['channel'], passed: Passed): ShareLink | null {
  const wanted = wantedOf(channel, passed)
  if (!wanted) return null
  return readyLink(wanted) ?? readyLink({ ...wanted, subject: JOIN, parentToken: null })
}

/** WeChat asks for the card at the tap: what is ready is given at once, and only the very first one is waited for. */
function cardNow(passed: Passed, received: string | null) {
  const link = ownNow('card', passed)
  if (link) return { title: link.title, path: link.path, ...(link.imageUrl ? { imageUrl: link.imageUrl } : {}) }
  const handedOn = { title: text('share.card-title'), path: received ? `${places.join}?t=${received}` : places.join }
  const wanted = wantedOf('card', passed)
  if (!wanted) return handedOn
  const minted = prepareLink(wanted).then(({ title, path }) => ({ title, path }))
  return { ...handedOn, promise: minted.catch(() => handedOn) }
}

/** Moments take no path, only a query. A card's link is not put there: what Moments bring decides no commission. */
function momentsNow(passed: Passed) {
  const link = ownNow('moments', passed)
  return { title: link?.title ?? text('share.card-title'), query: link ? `t=${link.token}` : 'from=moments' }
}

/**
 * Makes a page shareable, to chats and to Moments.
 * @param received token of the card that somebody who is no member hands on as it is
 */
export function useSharing(passed: Passed = JOINING, received: string | null = null): void {
  useShareAppMessage(() => cardNow(passed, received))
  useShareTimeline(() => momentsNow(passed))
}

/**
 * The member's own card, fetched in the background; what was ready before is there from the first drawing.
 * @param channels what is passed on from here, the card first
 */
export function useOwnLink(passed: Passed = JOINING, channels = BOTH) {
  const memberNo = useSession(({ home, phase }) => (phase === 'member' ? (home?.memberNo ?? null) : null))
  const [link, setLink] = useState<ShareLink | null>(() => ownNow('card', passed))
  const [linkProblem, setLinkProblem] = useState<Problem | null>(null)
  const prepare = useCallback(async () => {
    setLink(ownNow('card', passed))
    try {
      for (const channel of channels) {
        const wanted = wantedOf(channel, passed)
        if (wanted) await prepareLink(wanted)
        setLink(ownNow('card', passed))
      }
      setLinkProblem(null)
    } catch (thrown) {
      setLinkProblem(problemOf(thrown))
    }
  }, [passed, channels])
  useEffect(() => {
    if (memberNo) prepare()
  }, [memberNo, prepare])
  return { link, linkProblem, prepare }
}
