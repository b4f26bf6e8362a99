import { type MessageKey, text } from '@passalong/contract'
import { type ActorId, cast, GROUP } from './cast.js'
import { bySelector, byText, target } from './finder.js'
import type { Move } from './story.js'

/** How the guide calls someone, in both languages. */
export function who(id: ActorId): { who: string; whoEn: string } {
  const letter = cast.find((actor) => actor.id === id)?.letter ?? ''
  return id === 'zhou'
    ? { who: text('stage.clerk'), whoEn: text('stage.clerk', {}, 'en') }
    : { who: letter, whoEn: letter }
}

/** Their name, as their account has it. */
export const nameOf = (id: ActorId) => cast.find((actor) => actor.id === id)?.name ?? ''

const ready = (element: HTMLElement | null) => (element?.matches(':disabled, [disabled]') ? null : element)

/** Tap the element with this id on a page of the mini program; `what` are its words there. */
export function tapId(at: ActorId, id: string, what: MessageKey): Move {
  const parameters = { ...who(at), what: text(what), whatEn: text(what, {}, 'en') }
  return { at, say: 'stage.say.tap', parameters, find: (document) => ready(bySelector(document, `#${id}`)) }
}

/** Tap what shows the words of `what`: a tab, a row, a key. */
export function tapWords(at: ActorId, what: MessageKey): Move {
  const parameters = { ...who(at), what: text(what), whatEn: text(what, {}, 'en') }
  const find = (document: Document) => {
    const found = byText(document, text(what))
    return found && ready(target(found))
  }
  return { at, say: 'stage.say.tap', parameters, find }
}

/** What a selector names, be it of the mini program or of WeChat around it. */
export function tapSelector(at: ActorId, selector: string, say: MessageKey, more: Record<string, string> = {}): Move {
  const parameters = { ...who(at), ...more }
  return { at, say, parameters, find: (document) => ready(bySelector(document, selector)) }
}

/** On the join page: a name, consent, then join. */
export const joining = (at: ActorId): Move[] => [
  {
    at,
    say: 'stage.say.nickname',
    parameters: { ...who(at), name: nameOf(at) },
    type: nameOf(at),
    find: (document) => {
      const field = bySelector(document, '#join-nickname') as HTMLInputElement | null
      return field?.value === '' ? field : null
    },
  },
  tapSelector(at, '#join-consent:not(:has(.consent__box--on))', 'stage.say.consent'),
  { ...tapId(at, 'join-submit', 'join.submit'), isDeed: true, linger: true },
]

/** In WeChat's list of chats. */
export const toFriend = (at: ActorId, friend: ActorId): Move =>
  tapSelector(at, `.phone-friend[data-to="${friend}"]`, 'stage.say.friend', { friend: nameOf(friend) })
export const toGroup = (at: ActorId): Move =>
  tapSelector(at, `.phone-friend[data-to="${GROUP.id}"]`, 'stage.say.group', { group: GROUP.name })

/** On the share page: rules first, then a card, `sent` by the last tap. */
export const sharing = (at: ActorId, sent: Move): Move[] => [
  { ...sent, isDeed: true },
  { ...tapId(at, 'terms-accept', 'share.accept'), isDeed: true },
  tapId(at, 'share-first', 'share.first-rules'),
  tapId(at, 'share-send', 'share.send'),
  tapWords(at, 'tab.share'),
]

/** From wherever a phone is to a page with its tabs: into the mini program, back from a page on top. */
export const towardsTabs = (at: ActorId): Move[] => [
  { ...tapSelector(at, '.phone-camera-close, .phone-sheet-cancel, #sheet-close', 'stage.say.back'), isWayOut: true },
  { ...tapSelector(at, '[data-phone="back"]', 'stage.say.back'), isWayOut: true },
  { ...tapSelector(at, '[data-phone="open-program"]', 'stage.say.open'), isWayOut: true },
]

/** Out of the mini program, to where the cards arrive. */
export const towardsCards = (at: ActorId): Move => ({
  ...tapSelector(at, '[data-phone="close"]', 'stage.say.leave'),
  isWayOut: true,
})
