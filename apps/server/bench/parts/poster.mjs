import { join } from 'node:path'
import { measureBurst } from '../poster/burst.mjs'
import { phoneMs } from '../poster/phone.mjs'
import { measureTaps } from '../poster/phone-tap.mjs'
import { Worker } from '../worker.mjs'
import { median } from './rounds.mjs'

const HERE = join(import.meta.dirname, '../poster')
const WARM_UP = 2
/** Of posters at once; a quick bench asks for fewer. */
const BURST = 500
const QUICK_BURST = 80

/**
 * The six templates drawn by us, by the same calls without us, and by an SVG route, round after round; then on the phone in
 * the browser, and a burst of posters over HTTP. Each way is a process of its own.
 */
export async function measurePoster(bench) {
  const { options, log } = bench
  const drawing = new Worker(join(HERE, 'drawing.mjs'))
  const svg = new Worker(join(HERE, 'svg-route.mjs'))
  const seen = { ours: [], svg: [] }
  try {
    for (let round = -WARM_UP; round < options.rounds; round++) {
      const ours = await drawing.ask({ round: true })
      const route = await svg.ask({ round: true })
      log(`  ${round < 0 ? 'warm-up' : `round ${round + 1}`}: ${told(ours)}, SVG route ${route.ms.toFixed(0)} ms`)
      if (round < 0) continue
      seen.ours.push(ours)
      seen.svg.push(route)
    }
  } finally {
    drawing.stop()
    svg.stop()
  }
  const phone = await phoneMs(log)
  const taps = await measureTaps(bench)
  const burst = await measureBurst(bench, options.quick ? QUICK_BURST : BURST)
  return { ...summed(seen), ...burst, ...taps, phoneMs: phone }
}

const told = ({ ms, oursMs, bareMs }) =>
  `a poster ${ms.toFixed(1)} ms, drawn in ${oursMs.toFixed(1)} ms, its bare calls ${bareMs.toFixed(1)} ms`

function summed({ ours, svg }) {
  const of = (list, pick) => median(list.map(pick))
  const ms = of(ours, (round) => round.ms)
  const svgMs = of(svg, (round) => round.ms)
  return {
    ms,
    svgMs,
    ratioToCanvas: of(ours, ({ bareMs, oursMs }) => bareMs / oursMs),
    ratioToSvg: svgMs / ms,
    picturesPerSecondPerCore: 1_000 / of(ours, (round) => round.cpuMs),
    jpegKb: Math.max(...ours.map((round) => round.jpegKb)),
    peakMb: Math.max(...ours.map((round) => round.peakMb)),
    svgPeakMb: Math.max(...svg.map((round) => round.peakMb)),
  }
}
