import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../api/request.js'
import { quoteCheckout } from '../../../api/routes.js'
import type { Checkout, CheckoutQuote } from '../../../api/shapes.js'

/** Whoever keys in an amount is not asked for after every key. */
const PAUSE_MS = 250

/**
 * Points as a means of payment: off until the member asks. The server says how many this amount takes; without its word for
 * exactly this amount nothing is settled with points.
 */
export function usePoints(checkout: Checkout, amountFen: number, sentPoints: number | null) {
  const [on, setOn] = useState(sentPoints !== null && sentPoints > 0)
  const [quote, setQuote] = useState<CheckoutQuote | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [turn, setTurn] = useState(0)
  const asked = useRef(0)
  const wanted = on && sentPoints === null && amountFen > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same amount
  useEffect(() => {
    asked.current += 1
    const mine = asked.current
    setQuote(null)
    setProblem(null)
    if (!wanted) return undefined
    const timer = setTimeout(async () => {
      try {
        const answer = await quoteCheckout(checkout.checkoutId, { amountFen, usePoints: true })
        if (asked.current === mine) setQuote(answer)
      } catch (thrown) {
        if (asked.current === mine) setProblem(problemOf(thrown))
      }
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [checkout.checkoutId, amountFen, wanted, turn])
  const current = quote?.amountFen === amountFen ? quote : null
  return {
    on,
    toggle: () => setOn(!on),
    quote: current,
    problem,
    /** Asked for and not answered for this amount yet. */
    waits: wanted && current === null,
    again: () => setTurn((count) => count + 1),
  }
}

export type PointsAtTill = ReturnType<typeof usePoints>
