import { sentence } from './say.js'

const EVERY_MS = 2_000

/** Tells every two seconds how far a long run is. */
export function progressTo(tell: (line: string) => void): (done: number, total: number) => void {
  const startedAt = Date.now()
  let toldAt = startedAt
  return (done, total) => {
    const now = Date.now()
    if (now - toldAt < EVERY_MS) return
    toldAt = now
    const rate = Math.round((done * 1_000) / (now - startedAt))
    tell(sentence('command.progress', { done, total, rate }))
  }
}
