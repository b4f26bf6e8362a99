import type { MessageKey } from '@passalong/contract'
import type { ActorId } from './cast.js'
import { bySelector } from './finder.js'
import { typeAmount, typeReceipt } from './keys.js'
import { joining, sharing, tapId, tapSelector, tapWords, towardsCards, towardsTabs, who } from './moves.js'
import type { Move, Scene, Step } from './story.js'

const RECEIPT = 'WK-0001'
const PAID_YUAN = '68.00'
const PART_YUAN = '28.00'

const isMember = ({ facts }: Scene, id: ActorId) => facts.members[id] !== undefined

/** Holds the counter's sign before the open camera of a phone. */
const sign = (at: ActorId): Move => ({
  at: 'stage',
  say: 'stage.say.sign',
  parameters: who(at),
  find: (document, { cameraOf }) => (cameraOf === at ? bySelector(document, '.sign') : null),
})

const joinInStore: Step = {
  title: 'stage.step.join',
  isDone: (scene) => isMember(scene, 'lin'),
  moves: () => [
    sign('lin'),
    ...joining('lin'),
    tapId('lin', 'guest-scan', 'guest.scan'),
    tapSelector('lin', '[data-phone="scan"]', 'stage.say.scan'),
  ],
}

const shareCard: Step = {
  title: 'stage.step.share',
  isDone: ({ facts }) => (facts.cardsSent.lin ?? 0) > 0,
  moves: () => [...sharing('lin', 'chen'), ...towardsTabs('lin')],
}

/** Opens the card that `from` has sent, and joins. */
const joinByCard = (at: ActorId, from: ActorId): Move[] => [
  ...joining(at),
  tapSelector(at, `.phone-message[data-from="${from}"] .phone-card`, 'stage.say.card'),
  towardsCards(at),
]

const friendsJoin: Step = {
  title: 'stage.step.grow',
  isDone: (scene) =>
    isMember(scene, 'chen') && isMember(scene, 'wang') && scene.facts.chain.some(({ depth }) => depth > 1),
  moves: (scene) => {
    if (!isMember(scene, 'chen')) return joinByCard('chen', 'lin')
    if ((scene.facts.cardsSent.chen ?? 0) === 0) return [...sharing('chen', 'wang'), ...towardsTabs('chen')]
    return joinByCard('wang', 'chen')
  },
}

/** B opens the member code. */
const showCode: Move[] = [tapWords('chen', 'tab.code'), ...towardsTabs('chen')]

/** The network switch above B's phone: the member code needs none. */
const network = (from: boolean, say: MessageKey): Move => ({
  at: 'stage',
  say,
  find: (document) => bySelector(document, `.phone[data-person="chen"] .network[aria-checked="${from}"]`),
})

const settle: Move[] = [
  typeReceipt(RECEIPT),
  typeAmount('#settle-amount', PAID_YUAN, 'stage.say.amount'),
  { ...tapId('zhou', 'settle-submit', 'till.settle'), isDeed: true, linger: true },
]

const pay: Step = {
  title: 'stage.step.pay',
  isDone: ({ facts, memory }) => facts.orders.some(({ refundedFen }) => refundedFen > 0 || memory.hasReadReason),
  moves: ({ facts, shows }) => {
    if (facts.orders.length > 0) {
      return [
        network(false, 'stage.say.online'),
        { ...tapId('lin', 'mine-commission', 'mine.commission'), linger: true },
        tapWords('lin', 'tab.mine'),
        ...towardsTabs('lin'),
      ]
    }
    if (shows('zhou', '#settle-amount')) return settle
    if (!shows('chen', '#code-digits')) return showCode
    return [
      network(true, 'stage.say.offline'),
      tapSelector(
        'zhou',
        '.phone-camera-subject[data-subject="B"]:not([aria-pressed="true"])',
        'stage.say.member-code',
      ),
      tapId('zhou', 'till-scan:not(.scan--busy)', 'till.scan'),
      tapId('zhou', 'guest-till', 'guest.till'),
      ...towardsTabs('zhou'),
    ]
  },
}

const refund: Step = {
  title: 'stage.step.refund',
  isDone: ({ facts }) => facts.orders.some(({ paidFen, refundedFen }) => paidFen === refundedFen),
  moves: ({ facts }) => {
    const isFirst = facts.orders.every(({ refundedFen }) => refundedFen === 0)
    const amount = isFirst
      ? [
          typeAmount('#refund-amount', PART_YUAN, 'stage.say.refund-amount'),
          tapId('zhou', 'refund-go', 'order.refund-go'),
        ]
      : [tapSelector('zhou', '#refund-all', 'stage.say.refund-all')]
    return [
      { ...tapSelector('zhou', '#refund-confirm', 'stage.say.refund-confirm'), isDeed: true, linger: true },
      ...amount,
      tapId('zhou', 'order-refund', 'order.refund'),
      tapId('zhou', 'till-see-order', 'till.see-order'),
      tapSelector('zhou', '.order-row', 'stage.say.order'),
      tapId('zhou', 'guest-till', 'guest.till'),
      ...towardsTabs('zhou'),
    ]
  },
}

const restart: Step = {
  title: 'stage.step.restart',
  isDone: ({ memory }) => memory.hasRestarted,
  moves: () => [
    { at: 'stage', say: 'stage.say.restart', find: (document) => bySelector(document, '#restart-api'), linger: true },
  ],
}

/** The story that the stage tells: from the first scan to the last refund, and still there after a stop. */
export const steps: readonly Step[] = [joinInStore, shareCard, friendsJoin, pay, refund, restart]
