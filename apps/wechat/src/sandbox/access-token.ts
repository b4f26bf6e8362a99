import { randomBytes } from 'node:crypto'
import { DAY_MS, type Sandbox } from './sandbox.js'
import type { IssuedToken } from './state.js'
import { WechatRefusal } from './wechat-error.js'

const LIFETIME_MS = 7_200_000
/** In its last five minutes a token is replaced; both work until the old one has run out. */
const ROTATION_MS = 300_000
const FORCED_A_DAY = 20
const FORCED_APART_MS = 30_000

/** Rejects another mini program's credentials in the order in which WeChat looks at them. */
export function checkCredentials(sandbox: Sandbox, appid: unknown, secret: unknown): void {
  if (appid === undefined || appid === '') throw new WechatRefusal(41002)
  if (secret === undefined || secret === '') throw new WechatRefusal(41004)
  if (appid !== sandbox.appid) throw new WechatRefusal(40013)
  if (secret !== sandbox.secret) throw new WechatRefusal(40125)
}

/**
 * `POST /cgi-bin/stable_token`. The normal mode gives the same token until its last five minutes; the forced mode ends
 * the token in use at once, 20 times a day and 30 s apart.
 */
export function stableToken(sandbox: Sandbox, body: Record<string, unknown>) {
  if (body['grant_type'] !== 'client_credential') throw new WechatRefusal(40002)
  checkCredentials(sandbox, body['appid'], body['secret'])
  const forced = body['force_refresh']
  if (forced !== undefined && typeof forced !== 'boolean') throw new WechatRefusal(47001)
  const nowMs = sandbox.nowMs()
  const token = forced ? forceToken(sandbox, nowMs) : currentToken(sandbox, nowMs)
  return { access_token: token.token, expires_in: Math.floor((token.expiresAtMs - nowMs) / 1000) }
}

function currentToken(sandbox: Sandbox, nowMs: number): IssuedToken {
  const newest = sandbox.store.read().accessTokens.at(-1)
  if (newest && newest.expiresAtMs - nowMs > ROTATION_MS) return newest
  return issue(sandbox, nowMs)
}

function forceToken(sandbox: Sandbox, nowMs: number): IssuedToken {
  const recent = sandbox.store.read().forcedRefreshesMs.filter((atMs) => nowMs - atMs < DAY_MS)
  const last = recent.at(-1)
  if (last !== undefined && nowMs - last < FORCED_APART_MS) throw new WechatRefusal(45011)
  if (recent.length >= FORCED_A_DAY) throw new WechatRefusal(45009)
  sandbox.store.change((state) => {
    state.forcedRefreshesMs = [...recent, nowMs]
    // A forced refresh is for a leaked token: what was valid is forgotten, and so refused as 40001.
    state.accessTokens = state.accessTokens.filter((token) => token.expiresAtMs <= nowMs)
  })
  return issue(sandbox, nowMs)
}

function issue(sandbox: Sandbox, nowMs: number): IssuedToken {
  const token = { token: `98_${randomBytes(100).toString('base64url')}`, expiresAtMs: nowMs + LIFETIME_MS }
  sandbox.store.change((state) => {
    state.accessTokens = [...state.accessTokens.filter((old) => nowMs - old.expiresAtMs < DAY_MS), token]
  })
  return token
}

/** Lets a call pass whose query carries a token that is valid now. @throws WechatRefusal 41001, 40001, 42001 */
export function checkAccessToken(sandbox: Sandbox, token: unknown): void {
  if (typeof token !== 'string' || token === '') throw new WechatRefusal(41001)
  const known = sandbox.store.read().accessTokens.find((one) => one.token === token)
  if (!known) throw new WechatRefusal(40001)
  if (known.expiresAtMs <= sandbox.nowMs()) throw new WechatRefusal(42001)
}
