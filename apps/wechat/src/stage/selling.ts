import type { MessageKey } from '@passalong/contract'
import type { ActorId } from './cast.js'
import { bySelector } from './finder.js'
import { typeAmount, typeReceipt } from './keys.js'
import { tapId, tapSelector, tapWords, towardsTabs, who } from './moves.js'
import type { Move, Scene } from './story.js'

const PAID_YUAN = '68.00'

/** The buyer opens the member code. */
const showCode = (buyer: ActorId): Move[] => [tapWords(buyer, 'tab.code'), ...towardsTabs(buyer)]

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

/** The clerk puts the settled purchase away. */
export const nextCustomer: Move = tapWords('zhou', 'till.next')

/** The buyer shows the code, the clerk reads it off that screen and settles. */
export function sell(scene: Scene, buyer: ActorId): readonly Move[] {
  const { shows } = scene
  if (shows('zhou', '#settle-amount')) return settle(scene)
  if (!shows(buyer, '#code-digits')) return showCode(buyer)
  const { who: whose } = who(buyer)
  const subject = `.phone-camera-subject[data-subject="${whose}"]:not([aria-pressed="true"])`
  return [
    tapSelector('zhou', subject, 'stage.say.member-code', { whose }),
    tapId('zhou', 'till-scan:not(.scan--busy)', 'till.scan'),
    tapId('zhou', 'guest-till', 'guest.till'),
    ...towardsTabs('zhou'),
  ]
}
