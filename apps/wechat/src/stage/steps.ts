import { yuanText } from '@passalong/contract'
import type { ActorId } from './cast.js'
import { bySelector } from './finder.js'
import { typeAmount } from './keys.js'
import { joining, sharing, tapId, tapSelector, toFriend, towardsCards, towardsTabs, who } from './moves.js'
import { follow, towardsPath } from './path.js'
import { withdraw } from './payout.js'
import { joinByPoster, sharePoster } from './poster.js'
import { network, sell } from './selling.js'
import type { Move, Scene, Step } from './story.js'

const PART_FEN = 2_800

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
  // A friend who came through a saved poster is as good as a card.
  isDone: ({ facts }) => (facts.cardsSent.lin ?? 0) > 0 || facts.chain.some(({ depth }) => depth > 0),
  moves: (scene) => [...sharePoster(scene), ...towardsTabs('lin')],
}

/** Opens the card that `from` has sent, to a group or to them alone, and joins. */
const joinByCard = (at: ActorId, from: ActorId, where: 'group' | 'friend'): Move[] => {
  const card = `.phone-message[data-from="${from}"] .phone-card`
  const opened = where === 'group' ? 'stage.say.group-card' : 'stage.say.card'
  return [...joining(at), tapSelector(at, card, opened), towardsCards(at)]
}

const friendsJoin: Step = {
  title: 'stage.step.grow',
  isDone: (scene) =>
    isMember(scene, 'chen') && isMember(scene, 'wang') && scene.facts.chain.some(({ depth }) => depth > 1),
  moves: (scene) => {
    if (!isMember(scene, 'chen')) {
      return scene.memory.hasSavedPoster ? joinByPoster('chen', 'lin') : joinByCard('chen', 'lin', 'group')
    }
    if ((scene.facts.cardsSent.chen ?? 0) === 0) {
      return [...sharing('chen', toFriend('chen', 'wang')), ...towardsTabs('chen')]
    }
    return joinByCard('wang', 'chen', 'friend')
  },
}

const pay: Step = {
  title: 'stage.step.pay',
  isDone: ({ facts, memory }) =>
    facts.orders.some(({ refundedFen }) => refundedFen > 0 || memory.hasReadReason) || facts.withdrawals.length > 0,
  moves: (scene) => {
    if (scene.facts.orders.length > 0) return [network(false, 'stage.say.online'), ...towardsPath('lin')]
    const isAtTill = scene.shows('zhou', '#settle-amount') || !scene.shows('chen', '#code-digits')
    return isAtTill ? sell(scene, 'chen') : [network(true, 'stage.say.offline'), ...sell(scene, 'chen')]
  },
}

/** What the guide gives back: 28 yuan, or half of a smaller purchase. */
const partOf = (paidFen: number) => yuanText(Math.min(PART_FEN, Math.ceil(paidFen / 2)))

const refund: Step = {
  title: 'stage.step.refund',
  isDone: ({ facts }) => facts.orders.some(({ refundedFen }) => refundedFen > 0) || facts.withdrawals.length > 0,
  moves: ({ facts }) => [
    { ...tapSelector('zhou', '#refund-confirm', 'stage.say.refund-confirm'), isDeed: true, linger: true },
    typeAmount('#refund-amount', partOf(facts.orders[0]?.paidFen ?? 0), 'stage.say.refund-amount'),
    tapId('zhou', 'refund-go', 'order.refund-go'),
    tapId('zhou', 'order-refund', 'order.refund'),
    tapId('zhou', 'till-see-order', 'till.see-order'),
    tapSelector('zhou', '.order-row', 'stage.say.order'),
    tapId('zhou', 'guest-till', 'guest.till'),
    ...towardsTabs('zhou'),
  ],
}

const restart: Step = {
  title: 'stage.step.restart',
  isDone: ({ memory }) => memory.hasRestarted,
  moves: () => [
    { at: 'stage', say: 'stage.say.restart', find: (document) => bySelector(document, '#restart-api'), linger: true },
  ],
}

/** The story that the stage tells: from the first scan to the money of day 8, and still there after a stop. */
export const steps: readonly Step[] = [joinInStore, shareCard, friendsJoin, pay, refund, follow, withdraw, restart]
