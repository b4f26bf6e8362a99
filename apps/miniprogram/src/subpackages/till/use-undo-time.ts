import { useEffect, useState } from 'react'
import type { Order } from '../../api/shapes.js'

const SOON_MS = 5_000

/**
 * Seconds in which an order can still be undone, counted down; 0 when it cannot. The server's instants decide: a phone whose
 * clock is wrong shows at most the whole time, and at least a few seconds while the server says that it may be undone.
 */
export function useUndoTime({ undoUntil, paidAt }: Pick<Order, 'undoUntil' | 'paidAt'>): number {
  const [endsAt, setEndsAt] = useState(0)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (undoUntil === null) return setEndsAt(0)
    const whole = Date.parse(undoUntil) - Date.parse(paidAt)
    const left = Math.min(whole, Math.max(SOON_MS, Date.parse(undoUntil) - Date.now()))
    setEndsAt(Date.now() + left)
    setNow(Date.now())
  }, [undoUntil, paidAt])
  useEffect(() => {
    if (endsAt <= Date.now()) return undefined
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [endsAt])
  return Math.max(0, Math.ceil((endsAt - now) / 1000))
}

/** '4:32' */
export function minutesOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
