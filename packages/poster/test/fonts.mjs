import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(new URL('../../../apps/server/package.json', import.meta.url))

/** Node's canvas, of the version that the server draws with. */
export const canvas = require('@napi-rs/canvas')

const chinese = join(dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')), 'files')
const emoji = join(dirname(require.resolve('twemoji-colr-font/package.json')), 'twemoji.woff2')

/** The font files of the posters with the family that each is registered under. */
export const fontFiles = [
  ...readdirSync(chinese)
    .filter((name) => name.endsWith('-wght-normal.woff2'))
    .map((name) => ({ path: join(chinese, name), family: 'Noto Sans SC' })),
  { path: emoji, family: 'Twemoji' },
]

let registered = false

/** Registers the fonts that posters are set in; a second call does nothing. */
export function registerFonts() {
  if (registered) return
  registered = true
  for (const { path, family } of fontFiles) canvas.GlobalFonts.registerFromPath(path, family)
}
