import { text } from '@passalong/contract'
import type { Announce } from '../announce.js'
import type { Album } from '../files/album.js'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { onLongPress } from '../screen/long-press.js'
import { readCode, type Scanned } from './decode.js'
import { pictureOfFile } from './picture.js'
import type { WechatService } from './service.js'
import { sendPictureByHand } from './share.js'

/** What stands around a picture that a person holds a finger on. */
export interface PictureHands {
  cover: Cover
  service: WechatService
  announce: Announce
  album: Album
  /** A code that was found in a picture under a finger. */
  follow: (scanned: Scanned) => void
}

/** WeChat's own menu for a picture: pass it on, keep it, or go where its code leads. It asks for no permission. */
export async function pictureMenu(file: Blob, hands: PictureHands): Promise<void> {
  const { cover, album } = hands
  const scanned = await pictureOfFile(file).then(readCode, () => null)
  const found = scanned && (scanned.scanType === 'WX_CODE' ? 'phone.read-program-code' : 'phone.read-code')
  const choices = [text('phone.picture-send'), text('phone.picture-save'), ...(found ? [text(found)] : [])]
  const chosen = await cover.choose(choices)
  if (chosen === 0) await sendPictureByHand(file, hands)
  if (chosen === 1) {
    album.add(file)
    cover.toast(text('phone.saved'), 'success', 1500, false)
  }
  if (chosen === 2 && scanned) hands.follow(scanned)
}

/** A picture over the whole screen; a tap puts it away, a finger that stays opens the menu. */
export function previewPicture(file: Blob, hands: PictureHands, withMenu = true): void {
  const address = URL.createObjectURL(file)
  const picture = element('img', { src: address, alt: '', draggable: 'false' })
  const view = element('div', { class: 'phone-preview', 'data-phone': 'preview' }, picture)
  const close = () => {
    view.remove()
    URL.revokeObjectURL(address)
  }
  view.addEventListener('click', close)
  if (withMenu) {
    onLongPress(view, () => {
      void pictureMenu(file, hands)
      return true
    })
  }
  hands.cover.root.append(view)
}

/** What the mini program asks to have shared: WeChat's sheet for one picture. @returns what was done, null for nothing */
export function sharePictureByHand(file: Blob, hands: PictureHands): Promise<'sent' | 'saved' | 'kept' | null> {
  const { cover, album } = hands
  return new Promise((resolve) => {
    const address = URL.createObjectURL(file)
    const end = (done: 'sent' | 'saved' | 'kept' | null) => {
      sheet.close()
      URL.revokeObjectURL(address)
      resolve(done)
    }
    const sheet = cover.sheet('phone-share phone-share-image', () => end(null))
    const send = async () => {
      if (await sendPictureByHand(file, hands)) end('sent')
    }
    const save = () => {
      album.add(file)
      cover.toast(text('phone.saved'), 'success', 1500, false)
      end('saved')
    }
    const keep = () => {
      cover.toast(text('phone.favourite'), 'success', 1500, false)
      end('kept')
    }
    const choice = (name: string, words: string, act: () => unknown) =>
      element('button', { class: 'phone-share-choice', 'data-phone': name, onClick: () => void act() }, words)
    sheet.content.append(
      element('img', { class: 'phone-share-picture', src: address, alt: '' }),
      element(
        'div',
        { class: 'phone-share-choices' },
        choice('image-send', text('phone.picture-send'), send),
        choice('image-keep', text('phone.picture-keep'), keep),
        choice('image-save', text('phone.picture-save'), save),
      ),
      element('button', { class: 'phone-sheet-cancel', onClick: () => end(null) }, text('phone.cancel')),
    )
  })
}
