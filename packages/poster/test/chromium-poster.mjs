import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { findChromium } from '../../../tools/set-up/chromium.mjs'
import { fontFiles } from './fonts.mjs'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  // Letters as their outlines say, as on a phone and in Node: not bent to the pixels of a desktop's screen.
  ...['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
]
const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css"><script src="/poster.js"></script>'

/** The fonts under the names that posters ask for, from the same files that Node registers. */
function styleSheet() {
  const faces = fontFiles.map(
    ({ path, family, weight }) =>
      `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(/font/${basename(path)}) }`,
  )
  return faces.join('\n')
}

async function script() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { cutSizes, drawPoster, FONT_STACK } from './dist/index.js'
const drawn = async ({ template, cut, values, pictures, scale }) => {
  const loaded = {}
  for (const [key, url] of Object.entries(pictures)) {
    loaded[key] = Object.assign(new Image(), { src: url })
    await loaded[key].decode()
  }
  const { width, height } = cutSizes[cut]
  const sheet = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale })
  drawPoster(sheet.getContext('2d'), cut, template, values, loaded, scale)
  return sheet
}
globalThis.loadFonts = async (texts) => {
  for (const weight of [400, 600, 700]) await document.fonts.load(weight + ' 40px ' + FONT_STACK, texts)
}
globalThis.drawGiven = async (given) => (await drawn(given)).toDataURL('image/png')
globalThis.timeGiven = async (given) => {
  const started = performance.now()
  const sheet = await drawn(given)
  await new Promise((resolve) => sheet.toBlob(resolve, 'image/jpeg', 0.9))
  return performance.now() - started
}`,
      resolveDir: join(import.meta.dirname, '..'),
    },
    bundle: true,
    write: false,
    format: 'iife',
  })
  return outputFiles[0].text
}

/** Draws posters in Chromium, with the same code and font files as Node. */
export class ChromiumPoster {
  #browser
  #page
  #server

  static async open() {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('there is no Chromium on this computer')
    const self = new ChromiumPoster()
    const files = new Map(fontFiles.map(({ path }) => [`/font/${basename(path)}`, path]))
    const answers = {
      '/': ['text/html', PAGE],
      '/fonts.css': ['text/css', styleSheet()],
      '/poster.js': ['text/javascript', await script()],
    }
    self.#server = createServer(({ url }, response) => {
      const [type, body] =
        answers[url] ?? (files.has(url) ? ['application/octet-stream', readFileSync(files.get(url))] : [])
      response.writeHead(body ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(body)
    })
    await new Promise((resolve) => self.#server.listen(0, '127.0.0.1', resolve))
    self.#browser = await chromium.launch({ executablePath, args: FLAGS })
    self.#page = await self.#browser.newPage()
    await self.#page.goto(`http://127.0.0.1:${self.#server.address().port}/`)
    return self
  }

  /** @returns a PNG of the cut; `pictures` are PNGs by their field */
  async draw(template, cut, values, pictures, scale = 1) {
    const given = await this.#given(template, cut, values, pictures, scale)
    const url = await this.#page.evaluate((all) => globalThis.drawGiven(all), given)
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  }

  /** @returns milliseconds from the pictures' bytes to the poster's JPEG, the fonts being there */
  async timed(template, cut, values, pictures, scale = 1) {
    const given = await this.#given(template, cut, values, pictures, scale)
    return this.#page.evaluate((all) => globalThis.timeGiven(all), given)
  }

  async #given(template, cut, values, pictures, scale) {
    // Whatever the template writes and is filled with: a font is loaded for signs that it has.
    const texts = [...new Set(JSON.stringify([template, values]))].join('')
    await this.#page.evaluate((signs) => globalThis.loadFonts(signs), texts)
    const urls = Object.entries(pictures).map(([key, bytes]) => [
      key,
      `data:image/png;base64,${bytes.toString('base64')}`,
    ])
    return { template, cut, values, pictures: Object.fromEntries(urls), scale }
  }

  async close() {
    await this.#browser?.close()
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }
}
