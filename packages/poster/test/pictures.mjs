import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildNode } from '../../../tools/build.mjs'
import { ROOT } from '../../../tools/places.mjs'
import { extremes } from './extremes.mjs'
import { canvas, registerFonts } from './fonts.mjs'
import { renderPoster } from './rendering.mjs'

/**
 * Draws the pictures of docs/POSTERS.md anew, with the sandbox's own mini program code:
 *
 *   node packages/poster/test/pictures.mjs
 */
const OUT = join(ROOT, 'docs', 'pictures', 'posters')
/** Half the design: 375 pixels wide, as wide as a phone shows it. */
const SCALE = 0.5
const QUALITY = 80

await buildNode([['packages/poster'], ['apps/wechat', ['phone', 'stage']]])
const { templates } = await import('../dist/templates/index.js')
const { drawCodePicture } = await import('../../../apps/wechat/dist/sandbox/code-picture.js')
registerFonts()
mkdirSync(OUT, { recursive: true })
const code = await canvas.loadImage(
  drawCodePicture(
    { page: 'pages/join/index', scene: 't.4f9Kq2LmXw8sPb7d' },
    { widthPx: 430, line: [0, 0, 0], transparent: false },
  ),
)
for (const template of templates) {
  for (const cut of Object.keys(template.cuts)) {
    const { values } = await extremes.sample(template)
    const sheet = await renderPoster(template, cut, { values, pictures: { code } }, SCALE)
    const jpeg = sheet.encodeSync('jpeg', QUALITY)
    writeFileSync(join(OUT, `${template.code}-${cut}.jpg`), jpeg)
    process.stdout.write(`${template.code}-${cut}.jpg ${Math.round(jpeg.length / 1024)} KB\n`)
  }
}
