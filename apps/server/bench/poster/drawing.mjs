import { extremes } from '../../../../packages/poster/test/extremes.mjs'
import { canvas, registerFonts } from '../../../../packages/poster/test/fonts.mjs'
import { median } from '../parts/rounds.mjs'
import { recording } from './recorded.mjs'

// A process of its own: its memory is what drawing takes.
const { drawPoster } = await import('../../../../packages/poster/dist/index.js')
const { templates } = await import('../../../../packages/poster/dist/templates/index.js')

/** As the server writes them first. */
const QUALITY = 88
const NAMES = ['林小满', '阿布', 'Alexandria', '👩🏽‍🚀小满']
registerFonts()
const sheet = canvas.createCanvas(750, 1334)
const context = sheet.getContext('2d')
// Calls are taken down and only drawn when somebody wants to see the pixels.
const drawn = () => context.getImageData(0, 0, 1, 1)
const posters = templates.flatMap((template) => NAMES.map((name) => poster(template, name)))

process.on('message', (message) => {
  try {
    if (message.round) process.send(round())
  } catch (error) {
    process.send({ error: error.stack })
  }
})
process.on('disconnect', () => process.exit())

function poster(template, name) {
  const { values, pictures } = extremes.sample(template)
  if (values.texts.name !== undefined) values.texts.name = name
  const draw = (pen) => drawPoster(pen, 'tall', template, values, pictures, 1)
  const { pen, replay } = recording(context)
  draw(pen)
  drawn()
  return { draw, replay }
}

/** Every poster once by us and once as bare calls, turn about: medians in ms, the largest JPEG, memory at its highest. */
function round() {
  const seen = { ours: [], bare: [], whole: [], cpu: [] }
  let largest = 0
  posters.forEach(({ draw, replay }, index) => {
    const phases = [
      () => seen.ours.push(timed(() => draw(context))),
      () => seen.bare.push(timed(() => replay(context))),
    ]
    if (index % 2) phases.reverse()
    for (const phase of phases) phase()
    const cpu = process.cpuUsage()
    const started = performance.now()
    draw(context)
    const jpeg = sheet.encodeSync('jpeg', QUALITY)
    seen.whole.push(performance.now() - started)
    const { user, system } = process.cpuUsage(cpu)
    seen.cpu.push((user + system) / 1_000)
    largest = Math.max(largest, jpeg.length)
  })
  const peakMb = process.resourceUsage().maxRSS / 1_024
  const sum = (list) => list.reduce((total, one) => total + one, 0)
  return {
    oursMs: sum(seen.ours) / posters.length,
    bareMs: sum(seen.bare) / posters.length,
    ms: median(seen.whole),
    cpuMs: sum(seen.cpu) / posters.length,
    jpegKb: largest / 1_024,
    peakMb,
  }
}

/** Milliseconds of processor: what else the machine does meanwhile is not counted. */
function timed(work) {
  const before = process.cpuUsage()
  work()
  drawn()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
