import reader from 'jsqr'

/** What WeChat tells of a code that its camera has read. */
export interface Scanned {
  scanType: 'WX_CODE' | 'QR_CODE'
  /** The text of a plain code; empty for a mini program code. */
  result: string
  /** For a mini program code: the page with its scene; else empty. */
  path: string
}

/** What the sandbox writes into a mini program code instead of WeChat's own drawing. */
const PROGRAM_CODE = 'https://wxacode.sandbox.passalong.example/?'

/** Reads a code out of the pixels of a picture; null where there is none. */
export function readCode(picture: HTMLCanvasElement): Scanned | null {
  const { width, height } = picture
  if (width === 0 || height === 0) return null
  const pixels = picture.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height)
  const found = pixels && reader.default(pixels.data, width, height, { inversionAttempts: 'dontInvert' })
  return found?.data ? meaningOf(found.data) : null
}

function meaningOf(written: string): Scanned {
  if (!written.startsWith(PROGRAM_CODE)) return { scanType: 'QR_CODE', result: written, path: '' }
  const values = new URLSearchParams(written.slice(PROGRAM_CODE.length))
  const scene = encodeURIComponent(values.get('s') ?? '')
  return { scanType: 'WX_CODE', result: '', path: `${values.get('p') ?? ''}?scene=${scene}` }
}
