import { newKey, problemOf } from '../api/request.js'
import { recordAnonymousVisit, recordVisit } from '../api/share-routes.js'
import type { Visit, VisitAsked } from '../api/share-shapes.js'
import { cameFromGroup, entrance, groupPayload, isSinglePage } from '../wechat/entrance.js'
import { keep, kept } from '../wechat/storage.js'
import { sessionWithKey } from './session.js'
import { linkFollowed } from './share-link.js'
import { knownVisitor, visitorKey } from './visitor.js'

/** A visit that no answer has come for: it is sent again under the same key. */
interface Waiting {
  visit: VisitAsked
  key: string
  /** Milliseconds. */
  at: number
}

const WAITING = 'visits-waiting'
const MOST = 10
/** The server dates a visit by its arrival: one that is older than a day is not worth its wrong date. */
const STALE_MS = 86_400_000

function waiting(): Waiting[] {
  const now = Date.now()
  return (kept<Waiting[]>(WAITING) ?? []).filter(({ at }) => now - at < STALE_MS)
}

function answered(key: string): void {
  keep(
    WAITING,
    waiting().filter((one) => one.key !== key),
  )
}

/** How this person came, as far as WeChat tells. */
async function described(token: string): Promise<VisitAsked> {
  const way = entrance()
  const visit: VisitAsked = { token, wxScene: way.scene }
  if (way.chatType !== null) visit.chatType = way.chatType
  if (isSinglePage()) return { ...visit, visitorKey: visitorKey() }
  // What was seen in Moments without a login becomes this person's.
  const visitor = knownVisitor()
  if (visitor) visit.visitorKey = visitor
  if (!cameFromGroup(way)) return visit
  // WeChat encrypts with the key of the last login, which the server must have. Without it the visit goes without the group.
  const signedIn = await sessionWithKey().catch(() => null)
  const group = signedIn && (await groupPayload())
  return group ? { ...visit, group } : visit
}

const underWay = new Map<string, Promise<Visit>>()

async function deliver({ visit, key }: Waiting): Promise<Visit> {
  try {
    const told = await (isSinglePage() ? recordAnonymousVisit(visit, key) : recordVisit(visit, key))
    answered(key)
    if (!told.own) linkFollowed(told.subject)
    return told
  } catch (thrown) {
    if (!problemOf(thrown).unanswered) answered(key)
    throw thrown
  }
}

/** At most one sending of a visit is under way; whoever asks meanwhile waits for the same. */
function deliverOnce(one: Waiting): Promise<Visit> {
  const running = underWay.get(one.key) ?? deliver(one).finally(() => underWay.delete(one.key))
  underWay.set(one.key, running)
  return running
}

const following = new Map<string, Promise<Visit>>()

/**
 * This person followed a link. Kept until the server has answered, so that a visit is not lost with the network.
 * @throws Problem as the API's: `link-unknown`, `link-revoked`; 'offline' when it waits.
 */
export function visit(token: string): Promise<Visit> {
  const running = following.get(token) ?? follow(token).finally(() => following.delete(token))
  following.set(token, running)
  return running
}

async function follow(token: string): Promise<Visit> {
  const known = waiting().find((one) => one.visit.token === token)
  if (known) return deliverOnce(known)
  // Kept before anything is asked of WeChat or the network.
  const one: Waiting = { visit: { token, wxScene: entrance().scene }, key: newKey(), at: Date.now() }
  keep(WAITING, [...waiting(), one].slice(-MOST))
  one.visit = await described(token)
  keep(
    WAITING,
    waiting().map((other) => (other.key === one.key ? one : other)),
  )
  return deliverOnce(one)
}

/** Sends what no answer came for. Never throws: what still gets none waits on. */
export async function sendWaitingVisits(): Promise<void> {
  for (const one of waiting()) {
    try {
      await deliverOnce(one)
    } catch (thrown) {
      if (problemOf(thrown).code === 'offline') return
    }
  }
}
