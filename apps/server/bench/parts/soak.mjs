import { memoryMb } from '../process-cost.mjs'
import { homeRound } from './home.mjs'
import { settleRound } from './settle.mjs'

const EVERY_MS = 30_000

/** Orders and homes in turn for `options.minutes`: `{minutes, orders, homes, memoryMb: [megabytes every 30 s]}`. */
export async function soak(bench) {
  const { options, api, log } = bench
  const started = Date.now()
  const minutes = () => (Date.now() - started) / 60_000
  const seen = { minutes: options.minutes, orders: 0, homes: 0, memoryMb: [] }
  const note = () => {
    seen.memoryMb.push(Math.round(memoryMb(api.pid)))
    log(`  ${minutes().toFixed(1)} min: ${seen.memoryMb.at(-1)} MB, ${seen.orders} orders, ${seen.homes} homes`)
  }
  const timer = setInterval(note, EVERY_MS)
  try {
    while (minutes() < options.minutes) {
      seen.orders += (await settleRound(bench, 16)).done
      seen.homes += (await homeRound(bench)).done
    }
  } finally {
    clearInterval(timer)
  }
  note()
  return seen
}
