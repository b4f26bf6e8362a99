import { randomBytes } from 'node:crypto'
import type { PersonId } from './people.js'
import { DAY_MS, type Sandbox } from './sandbox.js'
import type { IssuedCode } from './state.js'
import { WechatRefusal } from './wechat-error.js'

const LIFETIME_MS = 300_000

/** Login codes come from `wx.login`, phone codes from the phone-number button; neither passes for the other. */
export type CodeKind = 'loginCodes' | 'phoneCodes'

/** Hands out a code that works once within five minutes. */
export function issueCode(sandbox: Sandbox, kind: CodeKind, person: PersonId): string {
  const nowMs = sandbox.nowMs()
  const code = `${kind === 'loginCodes' ? '0' : 'p'}${randomBytes(23).toString('base64url')}`
  sandbox.store.change((state) => {
    const kept = state[kind].filter((old) => nowMs - old.issuedAtMs < DAY_MS)
    state[kind] = [...kept, { code, person, issuedAtMs: nowMs, usedAtMs: null }]
  })
  return code
}

/** The code's record, whether it is still good or not. @throws WechatRefusal 40029 */
export function findCode(sandbox: Sandbox, kind: CodeKind, code: string): Readonly<IssuedCode> {
  const found = sandbox.store.read()[kind].find((one) => one.code === code)
  if (!found) throw new WechatRefusal(40029)
  return found
}

/**
 * Uses the code up.
 * @returns whose it is
 * @throws WechatRefusal 40163 used before, 40029 unknown or older than five minutes
 */
export function redeemCode(sandbox: Sandbox, kind: CodeKind, code: string): PersonId {
  const nowMs = sandbox.nowMs()
  const found = findCode(sandbox, kind, code)
  if (found.usedAtMs !== null) throw new WechatRefusal(40163)
  if (nowMs - found.issuedAtMs >= LIFETIME_MS) throw new WechatRefusal(40029)
  return sandbox.store.change((state) => {
    for (const one of state[kind]) if (one.code === code) one.usedAtMs = nowMs
    return found.person
  })
}
