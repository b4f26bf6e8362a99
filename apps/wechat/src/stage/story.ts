import type { MessageKey } from '@passalong/contract'
import type { ActorId } from './cast.js'
import type { Facts } from './facts.js'

/** Where a tap goes: an element of a phone's page, or of the stage itself (`frame` null). */
export interface Spot {
  element: HTMLElement
  frame: HTMLIFrameElement | null
}

/** What the stage remembers of this visit, beside the facts that the shop tells. */
export interface Memory {
  /** A has put today's poster into the album. */
  hasSavedPoster: boolean
  /** A has taken along the words that go with it. */
  hasCopiedWords: boolean
  /** A has followed a purchase back to the first share, and read why the commission is theirs. */
  hasReadReason: boolean
  /** B has, for the purchase of C. */
  hasFollowed: boolean
  /** The API was ended and started after the refund. */
  hasRestarted: boolean
}

export interface Scene {
  /** Whether something that `selector` names is to be seen on a phone. */
  shows: (id: ActorId, selector: string) => boolean
  facts: Facts
  memory: Memory
  /** The day that the shop plays, `2026-11-28`; '' before it is known. */
  today: string
  /** The phone whose camera is open, waiting for something to be held before it. */
  cameraOf: ActorId | null
}

/** One thing to tap. It counts when `find` finds it; the first that counts is next. */
export interface Move {
  at: ActorId | 'stage'
  /** The sentence above the phones. */
  say: MessageKey
  parameters?: Record<string, string>
  find: (document: Document, scene: Scene) => HTMLElement | null
  /** A field takes this text instead of a mere tap. */
  type?: string
  /** Leads out of a place that the story does not know: only after nothing else has come for a while. */
  isWayOut?: boolean
  /** It changes what is known: nothing else is tapped before that is seen. */
  isDeed?: boolean
  /** What it brings is worth a look before the play goes on. */
  linger?: boolean
  /** Tells apart the taps of a move that is done several times, such as the keys of an amount. */
  mark?: (document: Document) => string
}

export interface NextTap {
  move: Move
  spot: Spot
  /** Equal for the same tap asked for again. */
  key: string
}

export interface Step {
  title: MessageKey
  isDone: (scene: Scene) => boolean
  /** Furthest along first. */
  moves: (scene: Scene) => readonly Move[]
}
