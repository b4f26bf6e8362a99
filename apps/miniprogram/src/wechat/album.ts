/** What of WeChat's own object is used here. */
interface Outcome {
  errMsg?: string
}

interface Ends {
  success(): void
  fail(outcome: Outcome): void
}

declare const wx: {
  saveImageToPhotosAlbum(options: { filePath: string } & Ends): void
  previewImage(options: { urls: string[]; current: string } & Ends): void
  showShareImageMenu(options: { path: string } & Ends): void
  setClipboardData(options: { data: string } & Ends): void
}

const CANCELLED = /cancel/i
/** The phone itself keeps WeChat out of the album: WeChat's settings change nothing. */
const BARRED = /system/i
/** What the person answered: `auth deny`, `authorize no response`. */
const REFUSED = /auth|den(y|ied)/i
/** The privacy notice was not accepted; WeChat shows it again at the next try. */
const PRIVACY = /privacy/i
const FULL = /storage|no space|enospc|exceed|quota/i

export type Saved = 'saved' | 'refused' | 'barred' | 'cancelled' | 'full' | 'failed'

function whyNot(words: string): Saved {
  if (CANCELLED.test(words)) return 'cancelled'
  if (FULL.test(words)) return 'full'
  if (PRIVACY.test(words)) return 'failed'
  if (BARRED.test(words)) return 'barred'
  return REFUSED.test(words) ? 'refused' : 'failed'
}

/**
 * Puts a picture into the phone's album. WeChat asks for leave the first time, and never again once it was refused.
 * `barred`: the phone's own settings keep WeChat out; `full`: the phone has no room.
 */
export function saveToAlbum(filePath: string): Promise<Saved> {
  return new Promise((resolve) => {
    const fail = ({ errMsg }: Outcome) => resolve(whyNot(String(errMsg)))
    try {
      wx.saveImageToPhotosAlbum({ filePath, success: () => resolve('saved'), fail })
    } catch (thrown) {
      fail({ errMsg: String(thrown) })
    }
  })
}

function ended(run: (ends: Ends) => void): Promise<'done' | 'cancelled' | 'failed'> {
  return new Promise((resolve) => {
    try {
      run({
        success: () => resolve('done'),
        fail: ({ errMsg }) => resolve(CANCELLED.test(String(errMsg)) ? 'cancelled' : 'failed'),
      })
    } catch {
      resolve('failed')
    }
  })
}

/** Shows pictures over the whole screen; WeChat's menu of a long press saves and forwards there. */
export const showLarge = (path: string) => ended((ends) => wx.previewImage({ urls: [path], current: path, ...ends }))

/** WeChat's own menu for a picture: to a friend, to favourites, into the album. */
export const forwardPicture = (path: string) => ended((ends) => wx.showShareImageMenu({ path, ...ends }))

/** WeChat says on its own that something was copied. */
export const copyText = (data: string) => ended((ends) => wx.setClipboardData({ data, ...ends }))
