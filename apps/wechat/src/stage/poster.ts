import { text } from '@passalong/contract'
import type { ActorId } from './cast.js'
import { joining, sharing, tapId, tapSelector, toGroup, towardsCards, who } from './moves.js'
import type { Move, Scene } from './story.js'

/** Asked by WeChat; or, once refused, the way through the settings and back. */
const allowAlbum = [
  tapSelector('lin', '[data-phone="album-allow"]', 'stage.say.album'),
  tapSelector('lin', '[data-phone="album-switch"][aria-checked="false"]', 'stage.say.album'),
  tapSelector(
    'lin',
    ':has([data-phone="album-switch"][aria-checked="true"]) [data-phone="settings-back"]',
    'stage.say.back',
  ),
  tapId('lin', 'album-settings', 'album.settings'),
]

/** The ways to a card that wait until the poster is kept. */
const AFTER = [text('share.send'), text('tab.share')]

/** On the share tab: the rules first, then today's poster is saved, its words are taken along, and the card is sent. */
export function sharePoster(scene: Scene): readonly Move[] {
  const { memory, shows } = scene
  const cards = sharing('lin', toGroup('lin'))
  const isKept = memory.hasSavedPoster && memory.hasCopiedWords
  // Where no poster can be made, the card is sent all the same.
  if (isKept || !shows('lin', '.poster__sheet') || shows('lin', '.poster__trouble')) return [...allowAlbum, ...cards]
  const keep = memory.hasSavedPoster
    ? tapId('lin', 'words-copy', 'material.copy')
    : tapId('lin', 'poster-save', 'poster.save')
  const isBefore = ({ parameters }: Move) => !AFTER.includes(parameters?.['what'] ?? '')
  return [...allowAlbum, ...cards.filter(isBefore), { ...keep, linger: true }]
}

/** Holds the poster that `from` has saved before the camera of `at`, and joins. */
export const joinByPoster = (at: ActorId, from: ActorId): readonly Move[] => {
  const { who: whose } = who(from)
  const photo = `.phone-camera-subject[data-subject^="album:${whose}:"]:not([aria-pressed="true"])`
  return [
    ...joining(at),
    { ...tapSelector(at, photo, 'stage.say.poster', { whose }), linger: true },
    tapSelector(at, '[data-phone="scan"]', 'stage.say.scan'),
    towardsCards(at),
  ]
}
