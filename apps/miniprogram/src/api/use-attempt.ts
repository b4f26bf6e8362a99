import { useRef, useState } from 'react'
import { newKey, type Problem, problemOf } from './request.js'

export interface Attempt {
  busy: boolean
  /** Why the last try brought nothing. */
  problem: Problem | null
  /** True when it was sent and no answer came: it may have happened. A retry then asks for the same answer. */
  unknown: boolean
  /** True when `act` was answered well. A second call while one is under way does nothing. */
  run(act: (key: string) => Promise<void>): Promise<boolean>
  clear(): void
}

/** One act: one key from the first tap until the server answers, whatever happens in between. */
export function useAttempt(): Attempt {
  const key = useRef<string | null>(null)
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const run = async (act: (key: string) => Promise<void>): Promise<boolean> => {
    // State arrives with the next drawing; a second tap may come before it.
    if (underWay.current) return false
    underWay.current = true
    setBusy(true)
    key.current ??= newKey()
    try {
      await act(key.current)
      key.current = null
      setProblem(null)
      return true
    } catch (thrown) {
      const why = problemOf(thrown)
      if (!why.unanswered) key.current = null
      setProblem(why)
      return false
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  const clear = () => {
    key.current = null
    setProblem(null)
  }
  return { busy, problem, unknown: problem?.unanswered ?? false, run, clear }
}
