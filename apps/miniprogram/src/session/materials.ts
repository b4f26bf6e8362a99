import { create } from 'zustand'
import { todaysMaterial } from '../api/material-routes.js'
import type { Material, TodaysMaterial } from '../api/material-shapes.js'
import { type Problem, problemOf } from '../api/request.js'
import { dayOf } from '../days.js'
import { forget, keep, kept } from '../wechat/storage.js'
import { forgetCalendar } from './calendar.js'
import { useSession } from './store.js'

interface Known {
  memberNo: string
  today: TodaysMaterial
  /** When it was answered, in milliseconds. */
  at: number
}

interface MaterialsState {
  known: Known | null
  /** Why the last asking brought nothing. */
  problem: Problem | null
}

const MATERIALS = 'materials'
/** A day's material changes when somebody corrects it, and what it brought all day long. */
const FRESH_MS = 5 * 60_000
/** So long nothing is asked again after an asking that failed. */
const PAUSE_MS = 20_000

export const useMaterials = create<MaterialsState>()(() => ({ known: kept<Known>(MATERIALS), problem: null }))

let failedAt = 0
let underWay: Promise<void> | null = null

/** What was known of this member's material, of whichever day; null before the first answer. */
export function knownOf(memberNo: string | undefined, { known }: MaterialsState = useMaterials.getState()) {
  return known && known.memberNo === memberNo ? known : null
}

/** True when `day` is over. */
export const isPast = (day: string) => day < dayOf(Date.now())

function isFresh(memberNo: string): boolean {
  const known = knownOf(memberNo)
  return known !== null && !isPast(known.today.day) && Date.now() - known.at < FRESH_MS
}

/** What was known already, where the answer says the same: nothing that shows it is drawn anew. */
function same(memberNo: string, today: TodaysMaterial): TodaysMaterial {
  const known = knownOf(memberNo)?.today
  return known && JSON.stringify(known) === JSON.stringify(today) ? known : today
}

async function fetchMaterials(memberNo: string): Promise<void> {
  try {
    const today = same(memberNo, await todaysMaterial())
    const known = { memberNo, today, at: Date.now() }
    keep(MATERIALS, known)
    useMaterials.setState({ known, problem: null })
    failedAt = 0
  } catch (thrown) {
    failedAt = Date.now()
    useMaterials.setState({ problem: problemOf(thrown) })
  }
}

/**
 * Brings today's material up to date where it is not. Never throws: the store tells how it went. Without `insists` it asks
 * at most every few minutes, and rests after a failure.
 */
export async function renewMaterials(insists = false): Promise<void> {
  const { phase, home } = useSession.getState()
  if (phase !== 'member' || !home) return
  if (!insists && (isFresh(home.memberNo) || Date.now() - failedAt < PAUSE_MS)) return
  underWay ??= fetchMaterials(home.memberNo).finally(() => {
    underWay = null
  })
  return underWay
}

/** Nothing of a membership stays on the phone of somebody who is no member. */
export function forgetMaterials(): void {
  forget(MATERIALS)
  forgetCalendar()
  useMaterials.setState({ known: null, problem: null })
}

/** All materials that this member can pass on today, as far as this phone knows. */
export function onesOf(memberNo: string | undefined): Material[] {
  const known = knownOf(memberNo)
  if (!known || isPast(known.today.day)) return []
  const { material, others } = known.today
  return material ? [material, ...others] : others
}
