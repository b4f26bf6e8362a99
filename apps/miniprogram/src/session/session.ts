import { text } from '@passalong/contract'
import { type Call, type Method, Problem, request } from '../api/request.js'
import type { Session } from '../api/shapes.js'
import { deviceHint } from '../wechat/device.js'
import { loginCode, sessionKeyStands } from '../wechat/login.js'
import { forget, keep, kept } from '../wechat/storage.js'
import { clerkArrived } from './store.js'

const SESSION = 'session'
/** A token this close to its end is not used any more. */
const MARGIN_MS = 60_000
/** A token that is new by this phone's own clock is used whatever that clock says of its end: the clock may be wrong. */
const NEW_MS = 600_000

let current: Session | null = kept<Session>(SESSION)
let acceptedAt: number | null = null
let underWay: Promise<Session> | null = null

function usable(session: Session | null): session is Session {
  if (session === null) return false
  const age = acceptedAt === null ? NEW_MS : Date.now() - acceptedAt
  return (age >= 0 && age < NEW_MS) || Date.parse(session.expiresAt) - MARGIN_MS > Date.now()
}

function accept(session: Session): Session {
  current = session
  acceptedAt = Date.now()
  keep(SESSION, session)
  clerkArrived(session.clerk)
  return session
}

async function login(): Promise<Session> {
  const code = await loginCode()
  if (code === null) throw new Problem('offline', text('state.offline'), 0)
  return accept(await request<Session>('POST', '/v1/sessions', { body: { code }, device: deviceHint() }))
}

/** At most one login is under way; whoever asks meanwhile waits for the same. */
function loginOnce(): Promise<Session> {
  underWay ??= login().finally(() => {
    underWay = null
  })
  return underWay
}

/**
 * The session of this phone, made when there is none.
 * @throws Problem when WeChat or the API gives none.
 */
export async function session(): Promise<Session> {
  if (!usable(current)) return loginOnce()
  clerkArrived(current.clerk)
  return current
}

/** Signs in afresh: the answer tells of a membership or a clerk's role that is newer than the token. */
export function freshSession(): Promise<Session> {
  return loginOnce()
}

/** A session whose WeChat login still stands, so that the server can read what WeChat encrypts for it. */
export async function sessionWithKey(): Promise<Session> {
  return (await sessionKeyStands()) ? session() : freshSession()
}

/** The person joined with this session: the token stays, what it says of them changes. */
export function joinedNow(): void {
  if (!current) return
  current = { ...current, member: true }
  keep(SESSION, current)
}

/** A call in this person's name. A session that the server no longer takes is renewed once, silently. */
export async function authorised<T>(method: Method, path: string, call: Call = {}): Promise<T> {
  const { token } = await session()
  try {
    return await request<T>(method, path, { ...call, token })
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
    if (current?.token === token) {
      current = null
      forget(SESSION)
    }
    const renewed = await session()
    return request<T>(method, path, { ...call, token: renewed.token })
  }
}
