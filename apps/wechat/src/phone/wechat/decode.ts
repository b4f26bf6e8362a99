import reader from 'jsqr'

/** What WeChat tells of a code that its camera has read. */
export interface Scanned {
  scanType: 'WX_CODE' | 'QR_CODE'
  /** The text of a plain code; empty for a mini program code. */
  result: string
  /** For a mini program code: the page with its scene; else empty. */
  path: string
}

/** What the sandbox writes into a mini program code instead of WeChat's own drawing: the page, then the scene. */
const PROGRAM_CODE = /^wxa:([^?]+)\?(.*)$/
/** What it wrote before: codes that were printed then are still read. */
const FORMER_CODE = 'https://wxacode.sandbox.passalong.example/?'

/** Pictures are looked at in this size first: enough for a code on a poster, and quick. */
const EASY_PX = 1400

/** Reads a code out of the pixels of a picture; null where there is none. */
export function readCode(picture: HTMLCanvasElement): Scanned | null {
  const { width, height } = picture
  if (width === 0 || height === 0) return null
  const share = EASY_PX / Math.max(width, height)
  return (share < 1 ? readAt(picture, share) : null) ?? readAt(picture, 1)
}

function readAt(picture: HTMLCanvasElement, share: number): Scanned | null {
  const seen = share === 1 ? picture : shrunk(picture, share)
  const { width, height } = seen
  const pixels = seen.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height)
  const found = pixels && reader.default(pixels.data, width, height, { inversionAttempts: 'dontInvert' })
  return found?.data ? meaningOf(found.data) : null
}

function shrunk(picture: HTMLCanvasElement, share: number): HTMLCanvasElement {
  const small = document.createElement('canvas')
  small.width = Math.round(picture.width * share)
  small.height = Math.round(picture.height * share)
  const pen = small.getContext('2d', { willReadFrequently: true })
  if (pen) pen.imageSmoothingQuality = 'high'
  pen?.drawImage(picture, 0, 0, small.width, small.height)
  return small
}

function meaningOf(written: string): Scanned {
  const target = targetOf(written)
  if (!target) return { scanType: 'QR_CODE', result: written, path: '' }
  return { scanType: 'WX_CODE', result: '', path: `${target.page}?scene=${encodeURIComponent(target.scene)}` }
}

function targetOf(written: string): { page: string; scene: string } | null {
  const [, page = '', scene = ''] = PROGRAM_CODE.exec(written) ?? []
  if (page !== '') return { page, scene }
  if (!written.startsWith(FORMER_CODE)) return null
  const values = new URLSearchParams(written.slice(FORMER_CODE.length))
  return { page: values.get('p') ?? '', scene: values.get('s') ?? '' }
}
