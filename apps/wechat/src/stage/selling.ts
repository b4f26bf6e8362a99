import type { MessageKey } from '@passalong/contract'
import { bySelector } from './finder.js'
import { typeAmount, typeReceipt } from './keys.js'
import { tapId, tapSelector, tapWords, towardsTabs } from './moves.js'
import type { Move, Scene } from './story.js'

const PAID_YUAN = '68.00'

/** B opens the member code. */
const showCode: Move[] = [tapWords('chen', 'tab.code'), ...towardsTabs('chen')]

/** The network switch above B's phone: the member code needs none. */
export const network = (from: boolean, say: MessageKey): Move => ({
  at: 'stage',
  say,
  find: (document) => bySelector(document, `.phone[data-person="chen"] .network[aria-checked="${from}"]`),
})

/** The next free number of a receipt: `WK-0001`. */
const receiptNo = ({ facts }: Scene) => `WK-${String(facts.receipts + 1).padStart(4, '0')}`

const settle = (scene: Scene): Move[] => [
  typeReceipt(receiptNo(scene)),
  typeAmount('#settle-amount', PAID_YUAN, 'stage.say.amount'),
  { ...tapId('zhou', 'settle-submit', 'till.settle'), isDeed: true, linger: true },
]

/** B shows the code, the clerk reads it off B's screen and settles. */
export function sell(scene: Scene): readonly Move[] {
  const { shows } = scene
  if (shows('zhou', '#settle-amount')) return settle(scene)
  if (!shows('chen', '#code-digits')) return showCode
  return [
    tapSelector('zhou', '.phone-camera-subject[data-subject="B"]:not([aria-pressed="true"])', 'stage.say.member-code'),
    tapId('zhou', 'till-scan:not(.scan--busy)', 'till.scan'),
    tapId('zhou', 'guest-till', 'guest.till'),
    ...towardsTabs('zhou'),
  ]
}
