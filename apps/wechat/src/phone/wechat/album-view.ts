import { text } from '@passalong/contract'
import type { Album, Photo } from '../files/album.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'

/** The album of this phone, newest first. It lies over WeChat's own screen, or over the camera, until it is closed. */
export class AlbumView {
  readonly root: HTMLElement
  readonly #grid = element('div', { class: 'phone-album-grid' })
  readonly #album: Album
  readonly #choose: (photo: Photo) => void
  #addresses: string[] = []

  /** `choose` is called with the picture that is tapped, `closed` when the album is put away. */
  constructor(album: Album, choose: (photo: Photo) => void, closed: () => void) {
    this.#album = album
    this.#choose = choose
    const back = { class: 'phone-moments-back', 'data-phone': 'album-close', 'aria-label': text('phone.close') }
    this.root = element(
      'section',
      { class: 'phone-moments phone-album', hidden: true },
      element(
        'header',
        {},
        element('button', { ...back, html: icons.back, onClick: closed }),
        element('strong', {}, text('phone.album')),
      ),
      this.#grid,
    )
    album.onChange(() => {
      if (!this.root.hidden) this.#fill()
    })
  }

  open(): void {
    this.root.hidden = false
    this.#fill()
  }

  close(): void {
    this.root.hidden = true
    this.#empty()
  }

  #fill(): void {
    this.#empty()
    const items = this.#album.photos.map((photo) => {
      const address = URL.createObjectURL(photo.file)
      this.#addresses.push(address)
      const attributes = { class: 'phone-album-photo', 'data-photo': photo.id, 'aria-label': text('phone.album-photo') }
      const choose = () => this.#choose(photo)
      return element('button', { ...attributes, onClick: choose }, element('img', { src: address, alt: '' }))
    })
    const empty = element('p', { class: 'phone-feed-empty' }, text('phone.album-empty'))
    this.#grid.replaceChildren(...(items.length > 0 ? items : [empty]))
  }

  #empty(): void {
    this.#grid.replaceChildren()
    for (const address of this.#addresses) URL.revokeObjectURL(address)
    this.#addresses = []
  }
}
