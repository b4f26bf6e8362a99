import Taro from '@tarojs/taro'

export type Scanned =
  | { kind: 'text'; text: string }
  /** A mini program code of our own: the page and query that it opens. */
  | { kind: 'page'; path: string }
  | { kind: 'cancelled' }

/** Opens the camera and reads a QR code, a barcode or a mini program code. */
export async function scan(): Promise<Scanned> {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return path && !result ? { kind: 'page', path } : { kind: 'text', text: result }
  } catch {
    return { kind: 'cancelled' }
  }
}
