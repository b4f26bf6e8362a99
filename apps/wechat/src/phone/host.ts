import type { PhoneEvents } from './announce.js'
import type { Photo } from './files/album.js'
import type { Phone } from './phone.js'
import type { Trouble } from './troubles.js'
import { pictureOfScreen } from './wechat/picture.js'
import { clipboardText } from './wx/wechat.js'

/** What the page around a phone, and a test, may do with it: `frame.contentWindow.passalongPhone`. */
export interface PhoneHost {
  phone: string
  person: string
  /** Opens the mini program at a page with its query, as by the scene given (1001 unless told). */
  open: (entry: string | null, scene?: number) => void
  /** WeChat's own screen; the mini program goes into the background. */
  goHome: () => void
  /** WeChat's camera, outside the mini program. */
  scan: () => void
  setOnline: (online: boolean) => void
  isOnline: () => boolean
  /** Forgets everything this phone keeps and loads it anew. */
  wipe: () => void
  currentPage: () => { route: string; query: Record<string, string>; title: string } | null
  /** Every event from now on; gives the function that ends it. */
  on: (listener: (type: keyof PhoneEvents, detail: unknown) => void) => () => void
  /** What a camera before this screen sees. */
  picture: () => HTMLCanvasElement
  /** What lies in the album, newest first: the bytes that were saved. */
  photos: () => Photo[]
  /** Makes something go wrong on this phone, or right again. */
  trouble: (trouble: Trouble, isOn: boolean) => void
  /** What lies in the clipboard. For tests. */
  clipboard: () => string
  /** The day that the demonstration plays, in whole days from today. */
  setDaysAhead: (days: number) => void
  /** Fetches the cards anew. */
  refreshCards: () => Promise<void>
  /** What the bundle handed to `App(...)`; null before the mini program was first opened. For tests. */
  bundleApp: () => Record<string, unknown> | null
  /** The bundle's instance of the page on top. For tests. */
  bundlePage: () => Record<string, unknown> | null
}

declare global {
  interface Window {
    passalongPhone?: PhoneHost
  }
}

const USUAL_SCENE = 1001

export function hostOf(phone: Phone): PhoneHost {
  return {
    phone: phone.identity.phone,
    person: phone.identity.person,
    open: (entry, scene = USUAL_SCENE) => phone.open(entry, { scene }),
    goHome: () => phone.goHome(),
    scan: () => void phone.scan(),
    setOnline: (online) => phone.network.setOnline(online),
    isOnline: () => phone.network.online,
    wipe: () => void phone.wipe().finally(() => location.reload()),
    currentPage: () => {
      const page = phone.shown?.stack.current ?? null
      return page && { ...page.address, title: page.frame.title }
    },
    on: (listener) => phone.announcer.on(listener),
    picture: pictureOfScreen,
    photos: () => phone.parts.hands.album.photos,
    trouble: (trouble, isOn) => phone.parts.troubles.set(trouble, isOn),
    clipboard: clipboardText,
    setDaysAhead: (days) => phone.clock.setDaysAhead(days),
    refreshCards: () => phone.home.refresh(),
    bundleApp: () => (phone.shown ?? phone.program).life.definition,
    bundlePage: () => (phone.shown ?? phone.program).stack.current?.instance ?? null,
  }
}
