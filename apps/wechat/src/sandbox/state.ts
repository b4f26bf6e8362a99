import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Bill } from './pay/bill.js'
import type { Notice } from './pay/notice.js'
import type { PersonId } from './people.js'

/** A code that the app hands out and a server redeems once. Times are epoch milliseconds. */
export interface IssuedCode {
  code: string
  person: PersonId
  issuedAtMs: number
  usedAtMs: number | null
}

export interface IssuedToken {
  token: string
  expiresAtMs: number
}

/** A mini program card in a chat. `to` is a person or a group. */
export interface SentCard {
  id: string
  from: PersonId
  to: string
  title: string
  /** Page with query and leading slash, as `onShareAppMessage` returned it. */
  path: string
  imageUrl: string | null
  /** The page that was shared asked for a `shareTicket`: it comes with the card in a group. */
  withShareTicket: boolean
  sentAtMs: number
}

/** A picture in a chat: a JPEG in base64. `to` is a person or a group. */
export interface SentPicture {
  id: string
  from: PersonId
  to: string
  picture: string
  sentAtMs: number
}

/** A mini program page on Moments. */
export interface MomentsPost {
  id: string
  from: PersonId
  title: string
  /** Page with query and leading slash. */
  path: string
  imageUrl: string | null
  sentAtMs: number
}

/** What `wx.getGroupEnterInfo` gives: base64, under the person's session key. */
export interface SealedGroup {
  encryptedData: string
  iv: string
}

/** A subscribe message that was delivered. */
export interface ServiceMessage {
  id: string
  openid: string
  templateId: string
  title: string
  fields: { label: string; value: string }[]
  /** Where a tap leads, with its query; '' leads nowhere. */
  page: string
  sentAtMs: number
}

/** Everything that WeChat remembers between two starts. */
export interface SandboxState {
  /** The newest token last; older ones stay listed so that an expired token is told from an unknown one. */
  accessTokens: IssuedToken[]
  /** Epoch milliseconds of forced refreshes, newest last. */
  forcedRefreshesMs: number[]
  loginCodes: IssuedCode[]
  phoneCodes: IssuedCode[]
  cards: SentCard[]
  /** Oldest first. */
  pictures: SentPicture[]
  /** Oldest first. */
  moments: MomentsPost[]
  /** Who has left which group. */
  left: { person: PersonId; group: string }[]
  /** The session keys of a person, base64, the current one last; the one before it is kept. */
  sessionKeys: Partial<Record<PersonId, string[]>>
  /** What a person's phone was last told of a group. */
  sealedGroups: Partial<Record<PersonId, SealedGroup>>
  /** Merchant transfers by the merchant's number. */
  transfers: Record<string, Bill>
  /** Notifications of transfers that the merchant has not taken yet, by their own id. */
  notices: Record<string, Notice>
  /** How many subscribe messages may still be sent, by person and template. */
  consents: Record<string, number>
  /** Oldest first. */
  messages: ServiceMessage[]
  /** Whole days by which the demonstration plays in the future. */
  daysAhead: number
}

export const emptyState = (): SandboxState => ({
  accessTokens: [],
  forcedRefreshesMs: [],
  loginCodes: [],
  phoneCodes: [],
  cards: [],
  pictures: [],
  moments: [],
  left: [],
  sessionKeys: {},
  sealedGroups: {},
  transfers: {},
  notices: {},
  consents: {},
  messages: [],
  daysAhead: 0,
})

/** The one place that state is read from and changed in. */
export interface StateStore {
  read(): Readonly<SandboxState>
  /** Runs `change` on the state and keeps the result durably before it returns. */
  change<T>(change: (state: SandboxState) => T): T
  clear(): void
}

/** Forgets everything when the process ends; for tests. */
export function memoryStore(): StateStore {
  let state = emptyState()
  return {
    read: () => state,
    change: (change) => change(state),
    clear: () => {
      state = emptyState()
    },
  }
}

/**
 * Keeps the state in one JSON file. Each write goes to a sibling file that then takes the name, so a kill leaves the old
 * state or the new one, never half of either.
 * @throws Error when the file exists but is not ours to read
 */
export function fileStore(path: string): StateStore {
  let state = load(path)
  const save = () => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.next`, JSON.stringify(state))
    renameSync(`${path}.next`, path)
  }
  return {
    read: () => state,
    change: (change) => {
      const result = change(state)
      save()
      return result
    },
    clear: () => {
      state = emptyState()
      save()
    },
  }
}

function load(path: string): SandboxState {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState()
    throw error
  }
  try {
    return { ...emptyState(), ...(JSON.parse(text) as Partial<SandboxState>) }
  } catch {
    throw new Error(`the sandbox state ${path} is not JSON; delete it to start afresh`)
  }
}
