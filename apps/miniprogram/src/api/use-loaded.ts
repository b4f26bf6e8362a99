import { useCallback, useRef, useState } from 'react'
import { type Problem, problemOf } from './request.js'

export interface Loaded<T> {
  data: T | null
  problem: Problem | null
  /** True when `data` is older than the last attempt. */
  stale: boolean
  load(): Promise<void>
}

/** Loads something for a page; what was loaded before stays visible while it is renewed. */
export function useLoaded<T>(fetch: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const latest = useRef(fetch)
  latest.current = fetch
  const load = useCallback(async () => {
    try {
      setData(await latest.current())
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }, [])
  return { data, problem, stale: data !== null && problem !== null, load }
}
