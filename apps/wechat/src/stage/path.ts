import type { ActorId } from './cast.js'
import { tapId, tapSelector, tapWords, towardsTabs } from './moves.js'
import { nextCustomer, sell } from './selling.js'
import type { Move, Scene, Step } from './story.js'

/** To the page of somebody's commission. */
export const towardsCommission = (at: ActorId): readonly Move[] => [
  { ...tapId(at, 'mine-commission', 'mine.commission'), linger: true },
  tapWords(at, 'tab.mine'),
  ...towardsTabs(at),
]

/** On to the path of the newest commission: the forwards by which the purchase came, and why it is theirs. */
export const towardsPath = (at: ActorId): readonly Move[] => [
  { ...tapSelector(at, '[id^="earning-path-"]', 'stage.say.path'), linger: true },
  ...towardsCommission(at),
]

/** Whether one of the till's orders is C's, whom B knows by a masked name. */
function hasBought({ facts: { chains, members, orders } }: Scene): boolean {
  const friend = chains.chen?.friends.items.find(({ joinedAt }) => joinedAt === members.wang?.joinedAt)
  return orders.some(({ memberMaskedName }) => memberMaskedName === friend?.maskedName)
}

/** C buys too, and B follows it: from C's purchase over both cards to A's first share in the group. */
export const follow: Step = {
  title: 'stage.step.follow',
  isDone: ({ facts, memory }) => memory.hasFollowed || facts.withdrawals.length > 0,
  moves: (scene) => (hasBought(scene) ? towardsPath('chen') : [nextCustomer, ...sell(scene, 'wang')]),
}
