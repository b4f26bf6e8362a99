import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import { extremes } from '../../../../packages/poster/test/extremes.mjs'
import { fontFiles } from '../../../../packages/poster/test/fonts.mjs'
import { median } from '../parts/rounds.mjs'
import { svgTree } from './svg-tree.mjs'

const { cutSizes } = await import('../../../../packages/poster/dist/index.js')
const { templates } = await import('../../../../packages/poster/dist/templates/index.js')

/** Satori reads no woff2, which the emoji come in; the sample names have none. */
const fonts = fontFiles
  .filter(({ path }) => path.endsWith('.otf'))
  .map(({ path, family, weight }) => ({ name: family, weight, data: readFileSync(path) }))
const posters = templates.map(poster)

process.on('message', (message) => {
  if (!message.round) return
  round().then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.stack }),
  )
})
process.on('disconnect', () => process.exit())

function poster(template) {
  const given = { template, ...extremes.sample(template) }
  const urls = Object.fromEntries(
    Object.entries(given.pictures).map(([key, picture]) => [key, picture.toDataURL('image/png')]),
  )
  const tree = svgTree(template, 'tall', given, urls, cutSizes.tall)
  tree.props.style.fontFamily = 'Noto Sans SC'
  return tree
}

/** Every poster once: laid out by satori, drawn and written as PNG by resvg. */
async function round() {
  const seen = []
  for (const tree of posters) {
    const started = performance.now()
    const svg = await satori(tree, { ...cutSizes.tall, fonts })
    new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
    seen.push(performance.now() - started)
  }
  return { ms: median(seen), peakMb: process.resourceUsage().maxRSS / 1_024 }
}
