import type { Material } from '../api/material-shapes.js'
import { isPast, knownOf, useMaterials } from './materials.js'
import { useSession } from './store.js'

interface Todays {
  material: Material | null
  others: Material[]
  /** True until the first answer, be it that there is none. */
  isWaiting: boolean
}

const NONE: Material[] = []

/** This member's material of today, as far as this phone knows. */
export function useTodaysMaterial(): Todays {
  const memberNo = useSession(({ home, phase }) => (phase === 'member' ? home?.memberNo : undefined))
  const state = useMaterials()
  const latest = knownOf(memberNo, state)
  // Yesterday's is shown where no answer came for today: the poster that was made of it still works.
  const known = latest && (!isPast(latest.today.day) || state.problem) ? latest : null
  return {
    material: known?.today.material ?? null,
    others: known?.today.others ?? NONE,
    isWaiting: !known && !state.problem,
  }
}
