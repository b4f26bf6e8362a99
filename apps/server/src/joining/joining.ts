import { type HomeView } from '../home/views.js'
import { type RequestName } from '../platform/idempotency/requests.js'

/** What a shopper sends to join. */
export interface Joining {
  privacyVersion: string
  nickname: string | null
  storeCode: string | null
  /** The link that the phone was opened with; it counts as followed now unless it was the last to be followed anyway. */
  linkToken: string | null
}

/** A person who joins. */
export interface JoinCommand {
  personId: number
  /** Milliseconds since 1970; null: the moment at which it is decided, under the person's lock. */
  atMs: number | null
  joining: Joining
  /** The write as its caller named it, answered once; null for what no request names. */
  request: RequestName | null
  /** The keyed hash of the phone's hint, see `deviceHash`; null when it gave none. */
  device: Buffer | null
}

/** A person who is a member now. */
export interface Joined {
  memberId: number
  /** Who brought them. */
  referrerId: number | null
  /** The way in: a friend's link or one of the shop's own; null for who came by themselves. */
  linkId: number | null
  home: HomeView
}
