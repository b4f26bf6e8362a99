import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(new URL('../../../apps/server/package.json', import.meta.url))

/** Node's canvas, of the version that the server draws with. */
export const canvas = require('@napi-rs/canvas')

const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts')
const emoji = join(dirname(require.resolve('twemoji-colr-font/package.json')), 'twemoji.woff2')

/** The font files of the posters with the family and weight that each is registered under; they are the server's. */
export const fontFiles = [
  { path: join(chinese, 'NotoSansHans-Regular.otf'), family: 'Noto Sans SC', weight: 400 },
  { path: join(chinese, 'NotoSansHans-Bold.otf'), family: 'Noto Sans SC', weight: 700 },
  { path: emoji, family: 'Twemoji', weight: 400 },
]

let registered = false

/** Registers the fonts that posters are set in; a second call does nothing. */
export function registerFonts() {
  if (registered) return
  registered = true
  for (const { path, family } of fontFiles) canvas.GlobalFonts.registerFromPath(path, family)
}
