import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildNode } from '../../../tools/build.mjs'
import { extremes } from './extremes.mjs'
import { registerFonts } from './fonts.mjs'
import { renderPoster } from './rendering.mjs'

/**
 * Draws templates to look at:
 *
 *   node packages/poster/test/render.mjs --out .local/look [--template join] [--cut tall] [--with sample] [--scale 1] [--png]
 *
 * `--with` is one of extremes.mjs (all of them: `--with all`); without `--template` or `--cut` all are drawn.
 */
const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    template: { type: 'string' },
    cut: { type: 'string' },
    with: { type: 'string', default: 'sample' },
    scale: { type: 'string', default: '1' },
    png: { type: 'boolean', default: false },
  },
})

await buildNode([['packages/poster']])
const { templates } = await import('../dist/templates/index.js')
const { checkTemplate } = await import('../dist/index.js')
registerFonts()
mkdirSync(options.out, { recursive: true })
const kind = options.png ? 'png' : 'jpeg'
const wanted = options.with === 'all' ? Object.keys(extremes) : [options.with]
/* What checkTemplate finds is said first. */
for (const template of templates.filter(({ code }) => !options.template || code === options.template)) {
  for (const { path, field, says } of checkTemplate(template).faults ?? []) {
    process.stdout.write(`${template.code}: ${path}: ${field} ${says}\n`)
  }
  for (const cut of options.cut ? [options.cut] : Object.keys(template.cuts)) {
    for (const name of wanted) {
      const given = await extremes[name](template)
      // A poster without its code is none.
      if (cut === 'tall' && !given.pictures.code) continue
      const started = performance.now()
      const canvas = await renderPoster(template, cut, given, Number(options.scale))
      const bytes = kind === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 90)
      const path = join(options.out, `${template.code}-${cut}-${name}.${options.png ? 'png' : 'jpg'}`)
      writeFileSync(path, bytes)
      const took = Math.round(performance.now() - started)
      process.stdout.write(`${path} ${Math.round(bytes.length / 1024)} KB ${took} ms\n`)
    }
  }
}
