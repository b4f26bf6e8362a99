import { isPast, knownOf, renewMaterials } from './materials.js'
import { orderPoster, wishOf } from './posters.js'
import { prepareMaterialCard } from './share-link.js'
import { useSession } from './store.js'

/**
 * Has today's material, its card and its poster at hand before anybody taps share. Never throws, asks seldom, and says
 * nothing of what does not come: the share tab tries again and tells. `insists`: the network is back, so ask now.
 */
export async function prefetchToday(insists = false): Promise<void> {
  await renewMaterials(insists)
  const { phase, home } = useSession.getState()
  const today = phase === 'member' ? knownOf(home?.memberNo)?.today : null
  if (!home || !today?.material || isPast(today.day)) return
  prepareMaterialCard(home.memberNo, today.material)
  await orderPoster(wishOf(home.memberNo, today.material, 'tall'), 'ahead')
}
