import Taro from '@tarojs/taro'

export type Scanned =
  | { kind: 'text'; text: string }
  /** A mini program code of our own: the page and query that it opens. */
  | { kind: 'page'; path: string }
  | { kind: 'cancelled' }

/** Opens the camera and reads a QR code, a barcode or a mini program code. */
export function scan(): Promise<Scanned> {
  return new Promise((resolve) => {
    Taro.scanCode({
      scanType: ['qrCode', 'barCode'],
      success: ({ result, path }) => resolve(path && !result ? { kind: 'page', path } : { kind: 'text', text: result }),
      fail: () => resolve({ kind: 'cancelled' }),
    })
  })
}
