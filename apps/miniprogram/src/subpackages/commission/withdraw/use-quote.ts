import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../api/request.js'
import { withdrawalQuote } from '../../../api/routes.js'
import type { WithdrawalQuote } from '../../../api/shapes.js'

/** Somebody who types is not asked for after every key. */
const PAUSE_MS = 300

interface Quoted {
  /** For exactly this amount, else null. */
  quote: WithdrawalQuote | null
  problem: Problem | null
  again(): void
}

/** What would be withheld of an amount and what arrives; null asks for nothing. */
export function useQuote(amountFen: number | null): Quoted {
  const [quote, setQuote] = useState<WithdrawalQuote | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [turn, setTurn] = useState(0)
  const asked = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same amount
  useEffect(() => {
    asked.current += 1
    const mine = asked.current
    setQuote(null)
    setProblem(null)
    if (amountFen === null) return undefined
    const timer = setTimeout(async () => {
      try {
        const answer = await withdrawalQuote(amountFen)
        if (asked.current === mine) setQuote(answer)
      } catch (thrown) {
        if (asked.current === mine) setProblem(problemOf(thrown))
      }
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [amountFen, turn])
  return { quote, problem, again: () => setTurn((count) => count + 1) }
}
