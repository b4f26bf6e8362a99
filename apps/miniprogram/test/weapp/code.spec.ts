import { createHmac } from 'node:crypto'
import { BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library'
import jsQR from 'jsqr'
import { SECRET, usual } from './answers'
import { Phone, until } from './phone'

/** The digits that the server expects, computed without the mini program's code. */
function expected(atMs: number): string {
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)))
  const digest = createHmac('sha256', SECRET).update(step).digest()
  const number = (digest.readUInt32BE((digest[31] ?? 0) & 0x0f) & 0x7fffffff) % 1e8
  const body = `28047719330${String(number).padStart(8, '0')}`
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return body + ((10 - (sum % 10)) % 10)
}

/** A canvas that keeps what is drawn, so that a reader can look at it. */
class Sheet {
  width = 0
  height = 0
  private pixels = new Uint8Array(0)
  private ink = 255

  getContext() {
    this.pixels = new Uint8Array(this.width * this.height).fill(255)
    const sheet = this
    return {
      set fillStyle(colour: string) {
        sheet.ink = colour === '#ffffff' ? 255 : 0
      },
      fillRect: (x: number, y: number, width: number, height: number) => {
        for (let row = y; row < y + height; row += 1)
          this.pixels.fill(this.ink, row * this.width + x, row * this.width + x + width)
      },
    }
  }

  /** With the white of the page around it. */
  framed(border: number): { width: number; height: number; grey: Uint8ClampedArray } {
    const width = this.width + 2 * border
    const height = this.height + 2 * border
    const grey = new Uint8ClampedArray(width * height).fill(255)
    for (let row = 0; row < this.height; row += 1) {
      grey.set(this.pixels.subarray(row * this.width, (row + 1) * this.width), (row + border) * width + border)
    }
    return { width, height, grey }
  }
}

test('the digits, the QR code and the barcode are the code of this moment, with the network off too', async () => {
  const phone = new Phone()
  const sheets = { 'code-bars': new Sheet(), 'code-square': new Sheet() }
  const sizes = { 'code-bars': { width: 335, height: 80 }, 'code-square': { width: 184, height: 184 } }
  Object.assign((globalThis as unknown as { wx: object }).wx, {
    createSelectorQuery: () => {
      let id: keyof typeof sheets = 'code-bars'
      const query = {
        in: () => query,
        select: (selector: string) => {
          id = selector.slice(1) as keyof typeof sheets
          return { fields: () => query }
        },
        exec: (done: (found: unknown[]) => void) => done([{ node: sheets[id], ...sizes[id] }]),
      }
      return query
    },
  })
  phone.answers = usual({ member: true })
  const page = await phone.open('pages/code/index')
  await page.sees('只能用一次')
  phone.answers = {}

  const barsRead = () => {
    const { width, height, grey } = sheets['code-bars'].framed(24)
    const picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))
    try {
      return new Code128Reader().decode(picture).getText()
    } catch {
      return 'nothing'
    }
  }
  const shown = () => /(\d{4} \d{4} \d{4} \d{4} \d{4})/.exec(page.words())?.[1]?.replace(/ /g, '')
  await until(() => shown() === expected(Date.now()))
  await until(() => {
    const { width, height, grey } = sheets['code-square'].framed(40)
    const colours = Uint8ClampedArray.from({ length: grey.length * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : (grey[at >> 2] ?? 255),
    )
    return width > 80 && jsQR(colours, width, height)?.data === shown()
  })
  // The digits may change at any moment, and the bars with them.
  await until(() => barsRead() === shown())
})
