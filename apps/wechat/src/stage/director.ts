import { forgetAllFiles } from '../phone/files/kept-files.js'
import { type Actor, type ActorId, cast, others, PLACE_OF_OTHERS } from './cast.js'
import { accountsOfAll, gatherFacts, noFacts } from './facts.js'
import { bySelector } from './finder.js'
import { Phone } from './phone.js'
import type { Memory, Move, NextTap, Scene, Spot, Step } from './story.js'

const SETTLE_MS = 150
const SLOW_MS = 5_000
/** A way out is offered when nothing better came for so long: pages load. */
const WAY_OUT_MS = 1_500
/** What a deed adds to the tallies is seen a moment after it. */
const TALLY_MS = 1_600
const MEMORY = 'passalong-stage'
/** How the names of what phones keep begin (`phone/wx/storage.ts`): also of phones that are not on the stage now. */
const KEPT_BY_PHONES = 'passalong-phone:'

/** Knows how far the story has come and what is to tap next; asks the shop again whenever a phone did something. */
export class Director {
  readonly phones: ReadonlyMap<ActorId, Phone>
  readonly scene: Scene = {
    shows: (id, selector) => {
      const phone = this.phones.get(id)
      const document = phone?.holder.id === id ? phone.document : null
      return Boolean(document?.body && bySelector(document, selector))
    },
    facts: noFacts(),
    memory: remembered(),
    today: '',
    cameraOf: null,
  }
  readonly #accounts = accountsOfAll()
  /** Everybody whose phone was on the stage. */
  readonly #present: Set<ActorId> = new Set(cast.map(({ id }) => id))
  #timer = 0
  #tallyTimer = 0
  #isGathering = false
  #isAskedAgain = false
  #news = 0
  #wayOut: { move: string; sinceMs: number } | null = null

  constructor(
    readonly steps: readonly Step[],
    readonly stage: HTMLElement,
    readonly changed: () => void,
  ) {
    this.phones = new Map(cast.map((actor) => [actor.id, this.#phoneOf(actor)]))
    setInterval(() => this.refreshSoon(), SLOW_MS)
  }

  #phoneOf(actor: Actor): Phone {
    if (actor.id !== PLACE_OF_OTHERS) return new Phone(actor)
    const phone: Phone = new Phone(actor, others, () => {
      this.#present.add(phone.holder.id)
      this.refreshSoon()
    })
    return phone
  }

  /** Everybody of the story has their phone again. */
  seatCast(): void {
    for (const phone of this.phones.values()) phone.give(phone.actor)
  }

  /** Index of the step under way; `steps.length` when the story is over. */
  get step(): number {
    const open = this.steps.findIndex((step) => !step.isDone(this.scene))
    return open === -1 ? this.steps.length : open
  }

  /** Grows whenever something new is known. */
  get news(): number {
    return this.#news
  }

  next(): NextTap | null | 'finished' {
    const step = this.steps[this.step]
    if (!step) return 'finished'
    this.scene.cameraOf = this.#openCamera()
    for (const move of step.moves(this.scene)) {
      const spot = this.#find(move)
      if (!spot) continue
      if (move.isWayOut && !this.#isPatienceOver(`${move.at} ${move.say}`)) return null
      if (!move.isWayOut) this.#wayOut = null
      const mark = move.mark?.(spot.element.ownerDocument) ?? ''
      return { move, spot, key: [move.at, move.say, JSON.stringify(move.parameters ?? {}), mark].join(' ') }
    }
    return null
  }

  #isPatienceOver(move: string): boolean {
    if (this.#wayOut?.move !== move) this.#wayOut = { move, sinceMs: performance.now() }
    return performance.now() - this.#wayOut.sinceMs > WAY_OUT_MS
  }

  /** A camera that looks at something already waits for no other. */
  #openCamera(): ActorId | null {
    const waits = ({ document }: Phone) =>
      document?.querySelector('.phone-camera') && !document.querySelector('.phone-camera [aria-pressed="true"]')
    return [...this.phones].find(([, phone]) => waits(phone))?.[0] ?? null
  }

  #find(move: Move): Spot | null {
    if (move.at === 'stage') {
      const element = move.find(document, this.scene)
      return element && { element, frame: null }
    }
    const phone = this.phones.get(move.at)
    if (phone && phone.holder.id !== move.at) return pickerOf(phone)
    if (!phone?.document?.body || !phone.isReady) return null
    const element = move.find(phone.document, this.scene)
    return element && { element, frame: phone.frame }
  }

  remember(news: Partial<Memory>): void {
    Object.assign(this.scene.memory, news)
    sessionStorage.setItem(MEMORY, JSON.stringify(this.scene.memory))
    this.changed()
  }

  /** Another day has come; what it brings is asked for. */
  setToday(today: string): void {
    this.scene.today = today
    this.#news += 1
    this.refreshSoon()
  }

  /** Asks in a moment, and again when the tallies have followed; many calls in that moment are one. */
  refreshSoon(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#tallyTimer)
    this.#timer = window.setTimeout(() => void this.refresh(), SETTLE_MS)
    this.#tallyTimer = window.setTimeout(() => void this.refresh(), TALLY_MS)
  }

  async refresh(): Promise<void> {
    this.#isAskedAgain = this.#isGathering
    if (this.#isGathering) return
    this.#isGathering = true
    try {
      const facts = await gatherFacts(this.#accounts, this.#present, this.scene.facts)
      if (JSON.stringify(facts) !== JSON.stringify(this.scene.facts)) this.#news += 1
      this.scene.facts = facts
    } finally {
      this.#isGathering = false
    }
    this.changed()
    if (this.#isAskedAgain) this.#timer = window.setTimeout(() => void this.refresh(), SETTLE_MS)
  }

  /** Forgets all: the phones are wiped and the story begins again. */
  forget(): void {
    sessionStorage.removeItem(MEMORY)
    Object.assign(this.scene, { facts: noFacts(), memory: remembered(), cameraOf: null })
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT_BY_PHONES)) localStorage.removeItem(key)
    for (const account of this.#accounts.values()) account.forget()
    for (const phone of this.phones.values()) phone.wipe()
    forgetAllFiles().catch((reason) => console.error('saved pictures stay', reason))
    this.changed()
  }
}

/** To whom the place belongs is chosen above the phone. */
function pickerOf({ element }: Phone): Spot | null {
  const found = element.querySelector<HTMLElement>('.picker')
  return found && { element: found, frame: null }
}

function remembered(): Memory {
  const nothing: Memory = {
    ...{ hasSavedPoster: false, hasCopiedWords: false },
    ...{ hasReadReason: false, hasFollowed: false, hasRestarted: false },
  }
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(MEMORY) ?? '{}') as Partial<Memory>) }
  } catch {
    return nothing
  }
}
