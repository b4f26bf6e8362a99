import { chromium } from 'playwright-core'
import { ChromiumPoster } from '../../../../packages/poster/test/chromium-poster.mjs'
import { registerFonts } from '../../../../packages/poster/test/fonts.mjs'
import { waitFor } from '../../../../tools/process/wait.mjs'
import { findChromium } from '../../../../tools/set-up/chromium.mjs'
import { median } from '../parts/rounds.mjs'
import { openPhoneShop, PERSON } from './phone-shop.mjs'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
const SCREEN = { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, reducedMotion: 'reduce' }
/** Visits to the tab after the first, in a round. */
const AGAIN = 3
const BARE = 5
const ASKED_WITHIN_MS = 60_000

/**
 * Milliseconds on the phone in the browser from the tap on the share tab until today's poster is painted, bundle and page
 * loaded: `{tapMs: {ahead, again, cold}, tapRatio: {…}}`, medians of the rounds; null without Chromium. `ahead`: drawn
 * before the first tap; `again`: the next taps; `cold`: order, template and pictures are fetched from the tap on, the code
 * being made on the server. A ratio is the ceiling ÷ ours: the tab's own first paint after the same tap, and for `cold`
 * besides it the same poster drawn in an empty page.
 */
export async function measureTaps({ server, folder, options, log }) {
  const executablePath = findChromium()
  if (!executablePath) return null
  const shop = await openPhoneShop({ server, folder, log })
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const seen = { ahead: [], again: [], cold: [] }
  try {
    const bareMs = await drawnBare(await shop.order(), shop)
    for (let round = -1; round < options.rounds; round++) {
      const taps = { ...(await warmTaps(browser, shop)), cold: [await coldTap(browser, shop)] }
      const told = Object.entries(taps).map(([name, list]) => `${name} ${median(list.map(({ ms }) => ms)).toFixed(0)}`)
      log(`  ${round < 0 ? 'warm-up' : `round ${round + 1}`}: tap to poster, ms: ${told.join(', ')}`)
      if (round >= 0) for (const [name, list] of Object.entries(taps)) seen[name].push(...list)
    }
    return summed(seen, { ahead: 0, again: 0, cold: bareMs })
  } finally {
    await browser.close()
    await shop.stop()
  }
}

function summed(seen, besideMs) {
  const each = (pick) => Object.fromEntries(Object.entries(seen).map(([name, taps]) => [name, pick(taps, name)]))
  const ms = (taps) => median(taps.map((tap) => tap.ms))
  const ceilingMs = (taps, name) => median(taps.map((tap) => tap.tabMs)) + besideMs[name]
  return {
    tapMs: each(ms),
    tapCeilingMs: each(ceilingMs),
    tapRatio: each((taps, name) => ceilingMs(taps, name) / ms(taps)),
  }
}

/** A phone of its own, with nothing kept, on the home page. */
async function phoneAtHome(browser, { origin }) {
  const context = await browser.newContext(SCREEN)
  const page = await context.newPage()
  const entry = encodeURIComponent('/pages/home/index')
  await page.goto(`${origin}/phone/index.html?phone=A&person=${PERSON}&entry=${entry}`)
  await page.locator('.member-card').waitFor()
  return { context, page }
}

/** The first tap with a poster that lies there, and the next ones. */
async function warmTaps(browser, shop) {
  const { context, page } = await phoneAtHome(browser, shop)
  try {
    await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.endsWith('posters')))
    await page.waitForLoadState('networkidle')
    const ahead = [await tapped(page)]
    const again = []
    for (let n = 0; n < AGAIN; n++) {
      await page.waitForLoadState('networkidle')
      await page.locator('.phone-tab[data-tab="首页"]').click()
      await page.locator('.member-card').waitFor()
      again.push(await tapped(page))
    }
    return { ahead, again }
  } finally {
    await context.close()
  }
}

/** The first tap while all that a poster is made of is still to be fetched. It is let through once the tap is made. */
async function coldTap(browser, shop) {
  const held = shop.hold()
  const { context, page } = await phoneAtHome(browser, shop)
  try {
    await waitFor('the phone to ask for its poster', () => held.isAsked, { timeoutMs: ASKED_WITHIN_MS })
    await page.waitForLoadState('load')
    const painted = tapped(page)
    held.release()
    return await painted
  } finally {
    held.release()
    await context.close()
  }
}

/** In the page: taps the share tab. @returns ms until the tab, and until the poster in it, is painted */
function tapped(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    /** After the frame that shows what stands there now. */
    const painted = async () => {
      await frame()
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(0)
      })
      return performance.now()
    }
    const shown = (selector) =>
      [...document.querySelectorAll(`[data-page="pages/share/index"] ${selector}`)].find((one) => one.offsetHeight > 0)
    const until = async (found) => {
      for (;;) {
        const one = found()
        if (one) return one
        await frame()
      }
    }
    const loaded = () => {
      const picture = shown('#poster-picture img')
      return picture?.complete && picture.naturalWidth > 0 ? picture : undefined
    }
    const tab = document.querySelector('.phone-tab[data-tab="分享"]')
    const since = performance.now()
    tab.click()
    const tabAt = until(() => shown('.poster')).then(painted)
    const posterAt = until(loaded)
      .then((picture) => picture.decode())
      .then(painted)
    return { tabMs: (await tabAt) - since, ms: (await posterAt) - since }
  })
}

/** The poster of `order` in an empty page: its pictures' bytes decoded, drawn at the phone's size, written as a JPEG. */
async function drawnBare({ template, values, pictures, codeUrl }, shop) {
  registerFonts()
  const browser = await ChromiumPoster.open()
  try {
    const entries = Object.entries({ ...pictures, code: codeUrl })
    const bytes = await Promise.all(entries.map(async ([field, address]) => [field, await shop.picture(address)]))
    const given = Object.fromEntries(bytes)
    const taken = []
    for (let n = -1; n < BARE; n++) {
      const ms = await browser.timed(template, 'tall', values, given, SCREEN.deviceScaleFactor / 2)
      if (n >= 0) taken.push(ms)
    }
    return median(taken)
  } finally {
    await browser.close()
  }
}
