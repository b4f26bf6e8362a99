import { useCallback, useRef, useState } from 'react'
import { materialCalendar } from '../../../api/material-routes.js'
import type { CalendarItem } from '../../../api/material-shapes.js'
import { type Problem, problemOf } from '../../../api/request.js'
import { type KnownCalendar, keepCalendar, keptCalendar } from '../../../session/calendar.js'
import { useSession } from '../../../session/store.js'

interface Calendar {
  known: KnownCalendar | null
  /** True once the answer is there. */
  isFresh: boolean
  problem: Problem | null
  load(): Promise<void>
  /** Null for a day of which nobody has told this phone anything. */
  itemsOf(day: string): CalendarItem[] | null
}

/** The days from `from` to `to`: what this phone kept, until the answer comes. */
export function useCalendar(from: string, to: string): Calendar {
  const memberNo = useSession(({ home }) => home?.memberNo)
  const [fresh, setFresh] = useState<KnownCalendar | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const asked = useRef({ from, to, memberNo })
  asked.current = { from, to, memberNo }
  const load = useCallback(async () => {
    const { from, to, memberNo = '' } = asked.current
    try {
      const known = { memberNo, calendar: await materialCalendar(from, to), at: Date.now() }
      if (memberNo !== '') keepCalendar(known)
      setFresh(known)
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }, [])
  const [last] = useState(() => keptCalendar(memberNo))
  const known = fresh ?? last
  const itemsOf = (day: string) => known?.calendar.days.find((one) => one.day === day)?.items ?? null
  return { known, isFresh: fresh !== null, problem, load, itemsOf }
}
