import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differenceOf } from '../../../../packages/poster/test/comparison.mjs'
import { canvas, registerFonts } from '../../../../packages/poster/test/fonts.mjs'
import { renderPoster } from '../../../../packages/poster/test/rendering.mjs'

/** Draws the order of a folder with Node and says how much the phone's picture beside it differs. */
const folder = process.argv[2]
const read = (name) => readFileSync(join(folder, name))
registerFonts()
const { template, values, cut } = JSON.parse(read('order.json').toString())
const fields = ['code', 'picture', 'avatar']
const loaded = await Promise.all(fields.map((field) => canvas.loadImage(read(`${field}.png`))))
const pictures = Object.fromEntries(fields.map((field, at) => [field, loaded[at]]))
const sheet = await renderPoster(template, cut, { values, pictures })
const { share, mean, tile } = await differenceOf(read('phone.png'), sheet)
process.stdout.write(JSON.stringify({ share, mean, tile }))
