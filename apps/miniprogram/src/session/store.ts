import { create } from 'zustand'
import type { Problem } from '../api/request.js'
import type { Clerk, Home } from '../api/shapes.js'
import { forget, keep, kept } from '../wechat/storage.js'

export interface SessionState {
  /** 'starting' until the first answer; 'guest' is signed in without membership. */
  phase: 'starting' | 'guest' | 'member' | 'failed'
  clerk: Clerk | null
  /** True once the server has said in this run, or lately, who this person is. */
  known: boolean
  home: Home | null
  /** When `home` was answered, in milliseconds; null while there is none. */
  homeAt: number | null
  /** True when what is shown is older than the last attempt to renew it. */
  offline: boolean
  problem: Problem | null
}

interface KeptHome {
  home: Home
  at: number
}

// Another name for another shape: what a former version kept is not read.
const HOME = 'home-2'

function remembered(): Partial<SessionState> {
  const last = kept<KeptHome>(HOME)
  return last ? { phase: 'member', home: last.home, homeAt: last.at } : {}
}

export const useSession = create<SessionState>()(() => ({
  phase: 'starting',
  clerk: null,
  known: false,
  home: null,
  homeAt: null,
  offline: false,
  problem: null,
  ...remembered(),
}))

/** Takes over a fresh Home and keeps it for a time without network. */
export function homeArrived(home: Home): void {
  const at = Date.now()
  keep(HOME, { home, at })
  useSession.setState({ phase: 'member', home, homeAt: at, offline: false, problem: null })
}

/** The person is no member (any more): nothing of a membership stays on the phone. */
export function guestArrived(): void {
  forget(HOME)
  useSession.setState({ phase: 'guest', home: null, homeAt: null, offline: false, problem: null })
}

export function clerkArrived(clerk: Clerk | null): void {
  useSession.setState({ clerk, known: true })
}

/** Nothing came: what was known stays visible, marked as old; without anything known the problem is shown. */
export function homeMissed(problem: Problem): void {
  const { home, phase } = useSession.getState()
  if (home) useSession.setState({ offline: true })
  else if (phase === 'guest' && problem.code === 'offline') useSession.setState({ offline: true })
  else useSession.setState({ phase: 'failed', problem })
}
