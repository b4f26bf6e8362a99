import { ChromiumPoster } from '../../../../packages/poster/test/chromium-poster.mjs'
import { extremes } from '../../../../packages/poster/test/extremes.mjs'
import { registerFonts } from '../../../../packages/poster/test/fonts.mjs'
import { median } from '../parts/rounds.mjs'

const ROUNDS = 5

/**
 * Milliseconds in Chromium from the tap to the JPEG of a phone's poster, 1125 pixels across: its pictures decoded, drawn and
 * written, the program and fonts being there. NaN where there is no Chromium.
 */
export async function phoneMs(log) {
  const { templates } = await import('../../../../packages/poster/dist/templates/index.js')
  registerFonts()
  const browser = await ChromiumPoster.open().catch((error) => log(`  ${error.message}`))
  if (!browser) return Number.NaN
  try {
    const taken = []
    for (let round = -1; round < ROUNDS; round++) {
      for (const template of templates) {
        const { values, pictures } = extremes.sample(template)
        const bytes = Object.entries(pictures).map(([key, picture]) => [key, picture.toBuffer('image/png')])
        const ms = await browser.timed(template, 'tall', values, Object.fromEntries(bytes), 1.5)
        if (round >= 0) taken.push(ms)
      }
    }
    return median(taken)
  } finally {
    await browser.close()
  }
}
