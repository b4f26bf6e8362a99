import { linkSent } from '../api/material-routes.js'
import { newKey, problemOf } from '../api/request.js'
import { keep, kept } from '../wechat/storage.js'

/** A link that went out, which the server has not heard of yet. */
interface Waiting {
  token: string
  key: string
  /** Milliseconds. */
  at: number
}

const WAITING = 'sent-waiting'
const MOST = 20
/** The link counts by itself once somebody opens it: what is older says nothing new. */
const STALE_MS = 3 * 86_400_000

const waiting = (): Waiting[] => (kept<Waiting[]>(WAITING) ?? []).filter(({ at }) => Date.now() - at < STALE_MS)
const underWay = new Set<string>()
/** What the server knows already in this run. */
const told = new Set<string>()

async function deliver({ token, key }: Waiting): Promise<void> {
  if (underWay.has(token)) return
  underWay.add(token)
  const done = () => {
    told.add(token)
    keep(
      WAITING,
      waiting().filter((one) => one.token !== token),
    )
  }
  try {
    await linkSent(token, key)
    done()
  } catch (thrown) {
    if (!problemOf(thrown).unanswered) done()
    throw thrown
  } finally {
    underWay.delete(token)
  }
}

/** A link that was minted ahead went out: the server counts it from now on. Kept until it has answered; never throws. */
export function linkWentOut(token: string): void {
  if (told.has(token) || waiting().some((one) => one.token === token)) return void sendWaitingLinks()
  const one = { token, key: newKey(), at: Date.now() }
  keep(WAITING, [...waiting(), one].slice(-MOST))
  deliver(one).catch(() => undefined)
}

/** Sends what no answer came for. Never throws. */
export async function sendWaitingLinks(): Promise<void> {
  for (const one of waiting()) {
    try {
      await deliver(one)
    } catch (thrown) {
      if (problemOf(thrown).code === 'offline') return
    }
  }
}
