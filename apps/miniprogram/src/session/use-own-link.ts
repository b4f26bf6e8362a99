import { text } from '@passalong/contract'
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import type { Material } from '../api/material-shapes.js'
import { type Problem, problemOf } from '../api/request.js'
import type { ShareLink, SubjectAsked } from '../api/share-shapes.js'
import { places } from '../wechat/ways.js'
import { linkWentOut } from './sent-links.js'
import { JOIN, prepareLink, readyLink, subjectOf, type Wanted } from './share-link.js'
import { useSession } from './store.js'

/** What is passed on from a page: about what, and below which link. */
export interface Passed {
  subject: SubjectAsked
  parentToken: string | null
  /** The material whose words and pictures stand on the card; null: the link's own. */
  material: Material | null
}

const BOTH: readonly Wanted['channel'][] = ['card', 'moments']
export const CARD_ALONE: readonly Wanted['channel'][] = ['card']
export const JOINING: Passed = { subject: JOIN, parentToken: null, material: null }

/** A material, passed on as it is. */
export const passedOf = (material: Material): Passed => ({ subject: subjectOf(material), parentToken: null, material })

function wantedOf(channel: Wanted['channel'], { subject, parentToken, material }: Passed): Wanted | null {
  const { home, phase } = useSession.getState()
  if (!home || phase !== 'member') return null
  return { memberNo: home.memberNo, channel, subject, parentToken, materialVersion: material?.versionId ?? 0 }
}

/** A link with the words and the picture that stand on its card. */
interface Face {
  link: ShareLink
  title: string
  cardUrl: string | null
  squareUrl: string | null
}

function faceOf(link: ShareLink, material: Material | null): Face {
  if (!material) return { link, title: link.title, cardUrl: link.imageUrl, squareUrl: null }
  return { link, title: material.title, cardUrl: material.cardUrl, squareUrl: material.squareUrl }
}

/** The member's own link at this moment: of this subject and material, else the one that invites to join. */
function ownNow(channel: Wanted['channel'], passed: Passed): Face | null {
  const wanted = wantedOf(channel, passed)
  if (!wanted) return null
  const link = readyLink(wanted)
  if (link) return faceOf(link, passed.material)
  const plain = readyLink({ ...wanted, subject: JOIN, parentToken: null, materialVersion: 0 })
  return plain && faceOf(plain, null)
}

const cardOf = ({ link, title, cardUrl }: Face) => ({
  title,
  path: link.path,
  ...(cardUrl ? { imageUrl: cardUrl } : {}),
})

/** WeChat asks for the card at the tap: what is ready is given at once, and only the very first one is waited for. */
function cardNow(passed: Passed, received: string | null) {
  const face = ownNow('card', passed)
  if (face) {
    linkWentOut(face.link.token)
    return cardOf(face)
  }
  const handedOn = { title: text('share.card-title'), path: received ? `${places.join}?t=${received}` : places.join }
  const wanted = wantedOf('card', passed)
  if (!wanted) return handedOn
  const minted = prepareLink(wanted).then((link) => {
    linkWentOut(link.token)
    return cardOf(faceOf(link, passed.material))
  })
  return { ...handedOn, promise: minted.catch(() => handedOn) }
}

/** Moments take no path, only a query. A card's link is not put there: what Moments bring decides no commission. */
function momentsNow(passed: Passed) {
  const face = ownNow('moments', passed)
  if (!face) return { title: text('share.card-title'), query: 'from=moments' }
  const { link, title, squareUrl } = face
  linkWentOut(link.token)
  return { title, query: `t=${link.token}`, ...(squareUrl ? { imageUrl: squareUrl } : {}) }
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
  const [link, setLink] = useState<ShareLink | null>(() => ownNow('card', passed)?.link ?? null)
  const [linkProblem, setLinkProblem] = useState<Problem | null>(null)
  const prepare = useCallback(async () => {
    setLink(ownNow('card', passed)?.link ?? null)
    try {
      for (const channel of channels) {
        const wanted = wantedOf(channel, passed)
        if (wanted) await prepareLink(wanted)
        setLink(ownNow('card', passed)?.link ?? null)
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
