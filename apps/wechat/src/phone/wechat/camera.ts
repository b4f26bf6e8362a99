import { text } from '@passalong/contract'
import type { Album, Photo } from '../files/album.js'
import type { Cover } from '../screen/cover.js'
import { element, play } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import { AlbumView } from './album-view.js'
import { readCode, type Scanned } from './decode.js'
import { pictureOfFile } from './picture.js'
import { type Subject, subjectsBeside } from './subjects.js'

/** How often the camera looks. */
const LOOK_MS = 350
/** After so many looks in vain it says that it sees no code. */
const PATIENCE = 4

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What was read, and whether before the camera or in a picture of the album. */
export interface Seen extends Scanned {
  way: 'camera' | 'album'
}

/** The camera of this phone: a person chooses what it looks at, and it reads what it sees. */
export class Camera {
  readonly #cover: Cover
  readonly #album: Album
  readonly #phone: string

  constructor(cover: Cover, album: Album, phone: string) {
    this.#cover = cover
    this.#album = album
    this.#phone = phone
  }

  /** Opens the viewfinder until a code is read; null when it was closed. `withAlbum`: a picture may be chosen instead. */
  scan(withAlbum = true): Promise<Seen | null> {
    return new Promise((resolve) => {
      const album = withAlbum ? this.#album : null
      const view = new Viewfinder(subjectsBeside(this.#phone), album, (scanned) => {
        view.close()
        resolve(scanned)
      })
      this.#cover.root.append(view.root)
      void play(
        view.root,
        [
          { transform: 'translateY(8%)', opacity: 0 },
          { transform: 'none', opacity: 1 },
        ],
        200,
      )
    })
  }
}

class Viewfinder {
  readonly root: HTMLElement
  readonly #finish: (scanned: Seen | null) => void
  readonly #glass = element('div', { class: 'phone-camera-glass' })
  readonly #hint = element('p', { class: 'phone-camera-hint', role: 'status' }, text('phone.camera-choose'))
  readonly #choices: HTMLElement[]
  #looking = 0

  constructor(subjects: Subject[], album: Album | null, finish: (scanned: Seen | null) => void) {
    this.#finish = finish
    this.#choices = subjects.map((subject) => this.#choice(subject))
    this.root = element(
      'div',
      { class: 'phone-camera', role: 'dialog', 'aria-label': text('phone.scan') },
      this.#glass,
      element('div', { class: 'phone-camera-frame' }),
      element('button', {
        class: 'phone-camera-close',
        'aria-label': text('phone.close'),
        'data-phone': 'camera-close',
        html: icons.close,
        onClick: () => finish(null),
      }),
      element(
        'div',
        { class: 'phone-camera-foot' },
        this.#hint,
        element('div', { class: 'phone-camera-subjects' }, ...this.#choices),
      ),
      ...(album ? this.#albumParts(album) : []),
    )
  }

  /** The way into this phone's own album, as every camera of WeChat has it. */
  #albumParts(album: Album): HTMLElement[] {
    const view = new AlbumView(
      album,
      (photo) => {
        view.close()
        void this.#read(photo)
      },
      () => view.close(),
    )
    const attributes = { class: 'phone-camera-album', 'data-phone': 'camera-album' }
    return [element('button', { ...attributes, onClick: () => view.open() }, text('phone.album')), view.root]
  }

  async #read({ file }: Photo): Promise<void> {
    this.#looking += 1
    const mine = this.#looking
    const picture = await pictureOfFile(file).catch(() => null)
    if (mine !== this.#looking) return
    const scanned = picture && readCode(picture)
    if (scanned) return this.#finish({ ...scanned, way: 'album' })
    this.#hint.textContent = text('phone.camera-nothing')
  }

  close(): void {
    this.#looking += 1
    this.root.remove()
  }

  #choice(subject: Subject): HTMLElement {
    const thumbnail = element('span', { class: 'phone-camera-thumbnail' })
    subject.picture().then(
      (picture) => thumbnail.append(picture),
      () => thumbnail.append('–'),
    )
    const attributes = { class: 'phone-camera-subject', 'data-subject': subject.id }
    const choose = () => void this.#look(subject)
    return element('button', { ...attributes, onClick: choose }, thumbnail, element('span', {}, subject.label))
  }

  /** Looks at the subject again and again: what it shows may change while the camera is on it. */
  async #look(subject: Subject): Promise<void> {
    this.#looking += 1
    const mine = this.#looking
    for (const choice of this.#choices) {
      choice.setAttribute('aria-pressed', String(choice.dataset['subject'] === subject.id))
    }
    this.#hint.textContent = text('phone.camera-looking')
    for (let looks = 1; mine === this.#looking; looks += 1) {
      const picture = await subject.picture().catch(() => null)
      if (mine !== this.#looking) return
      this.#glass.replaceChildren(...(picture ? [picture] : []))
      // The eye sees what the camera sees before it has read it.
      await wait(LOOK_MS)
      if (mine !== this.#looking) return
      const scanned = picture && readCode(picture)
      if (scanned) return this.#finish({ ...scanned, way: 'camera' })
      if (looks >= PATIENCE) this.#hint.textContent = text('phone.camera-nothing')
    }
  }
}
