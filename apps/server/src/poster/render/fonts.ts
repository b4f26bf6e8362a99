import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`))

/** Registers the fonts that posters are set in, from the packages that bring them; the system needs none. */
export function registerFonts(): void {
  if (GlobalFonts.has('Twemoji')) return
  const chinese = join(folderOf('@fontsource-variable/noto-sans-sc'), 'files')
  for (const name of readdirSync(chinese))
    if (name.endsWith('-wght-normal.woff2')) GlobalFonts.registerFromPath(join(chinese, name), 'Noto Sans SC')
  GlobalFonts.registerFromPath(join(folderOf('twemoji-colr-font'), 'twemoji.woff2'), 'Twemoji')
}
