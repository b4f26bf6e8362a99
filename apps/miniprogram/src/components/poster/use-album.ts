import { text } from '@passalong/contract'
import { useRef, useState } from 'react'
import type { Poster } from '../../session/poster-files.js'
import { linkWentOut } from '../../session/sent-links.js'
import { forwardPicture, saveToAlbum, showLarge } from '../../wechat/album.js'
import { say } from '../../wechat/dialog.js'

export interface Album {
  busy: boolean
  /** What is asked of the person: to allow the album; else what works without it, be it WeChat or the phone that bars it. */
  asks: 'leave' | 'otherwise' | 'phone' | null
  /** Why the last try brought nothing. */
  notice: string | null
  save(): Promise<void>
  /** Back from the settings. */
  settled(isAllowed: boolean): Promise<void>
  zoom(): void
  forward(): Promise<void>
  close(): void
}

/** Saving a finished poster, with WeChat's leave; and what a picture can do without it. */
export function useAlbum(poster: Poster | null): Album {
  const [busy, setBusy] = useState(false)
  const [asks, setAsks] = useState<Album['asks']>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const underWay = useRef(false)

  const put = async ({ path, token }: Poster, hasAsked: boolean) => {
    const outcome = await saveToAlbum(path)
    setNotice(null)
    setAsks(null)
    if (outcome === 'saved') {
      linkWentOut(token)
      say(text('poster.saved'))
    }
    if (outcome === 'refused') setAsks(hasAsked ? 'otherwise' : 'leave')
    if (outcome === 'barred') setAsks('phone')
    if (outcome === 'full') setNotice([text('poster.storage-full'), text('poster.storage-full-note')].join(' · '))
    if (outcome === 'failed') setNotice(text('poster.save-failed'))
  }
  const save = async (hasAsked = false) => {
    if (!poster || underWay.current) return
    underWay.current = true
    setBusy(true)
    await put(poster, hasAsked)
    underWay.current = false
    setBusy(false)
  }
  const forward = async () => {
    if (!poster) return
    const outcome = await forwardPicture(poster.path)
    if (outcome === 'done') linkWentOut(poster.token)
    setNotice(outcome === 'failed' ? text('poster.forward-failed') : null)
  }
  return {
    ...{ busy, asks, notice, forward },
    save: () => save(),
    settled: async (isAllowed) => (isAllowed ? save(true) : setAsks('otherwise')),
    zoom: () => {
      if (poster) showLarge(poster.path)
    },
    close: () => setAsks(null),
  }
}
