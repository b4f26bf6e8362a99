import { buildNode } from '../../../tools/build.mjs'
import { ChromiumPoster } from './chromium-poster.mjs'
import { differenceOf } from './comparison.mjs'
import { extremes } from './extremes.mjs'
import { registerFonts } from './fonts.mjs'
import { renderPoster } from './rendering.mjs'

/**
 * Draws all templates in all cuts with Node and with Chromium and prints how much they differ, a line of JSON each:
 *
 *   node packages/poster/test/pixels.mjs
 *
 * In a process of its own: inside a test's sandbox every pixel costs ten times as much.
 */
await buildNode([['packages/poster']])
const { templates } = await import('../dist/templates/index.js')
registerFonts()
const browser = await ChromiumPoster.open()
try {
  for (const template of templates) {
    for (const cut of Object.keys(template.cuts)) {
      for (const way of ['sample', 'long-texts', 'emoji-name']) print(await difference(template, template, cut, way))
    }
  }
  // The size of most phones: 1125 pixels across.
  print(await difference(templates[0], templates[0], 'tall', 'sample', 1.5))
  print({ ...(await difference(templates[0], withTitleMoved(templates[0]), 'tall', 'sample')), moved: true })
} finally {
  await browser.close()
}

async function difference(ofBrowser, ofNode, cut, way, scale = 1) {
  const given = await extremes[way](ofBrowser)
  const pictures = Object.entries(given.pictures).map(([key, picture]) => [key, picture.toBuffer('image/png')])
  const inNode = await renderPoster(ofNode, cut, given, scale)
  const inBrowser = await browser.draw(ofBrowser, cut, given.values, Object.fromEntries(pictures), scale)
  const { share, mean, tile } = await differenceOf(inNode, inBrowser)
  return { template: ofBrowser.code, cut, way, scale, share, mean, tile }
}

function withTitleMoved(template) {
  const moved = structuredClone(template)
  moved.cuts.tall.layers.find(({ kind }) => kind === 'text').box.y += 3
  return moved
}

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
