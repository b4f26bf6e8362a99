import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)

/**
 * Registers the fonts that posters are set in, from the packages that bring them; the system needs none. A family is one file a
 * weight with every sign in it: of files that split a family by signs, Node's canvas would keep the last one alone.
 */
export function registerFonts(): void {
  if (GlobalFonts.has('Twemoji')) return
  const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts')
  for (const weight of ['Regular', 'Bold'])
    GlobalFonts.registerFromPath(join(chinese, `NotoSansHans-${weight}.otf`), 'Noto Sans SC')
  const emoji = dirname(require.resolve('twemoji-colr-font/package.json'))
  GlobalFonts.registerFromPath(join(emoji, 'twemoji.woff2'), 'Twemoji')
}
