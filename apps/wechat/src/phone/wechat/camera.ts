import { text } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import { element, play } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import { readCode, type Scanned } from './decode.js'
import { type Subject, subjectsBeside } from './subjects.js'

/** How often the camera looks. */
const LOOK_MS = 350
/** After so many looks in vain it says that it sees no code. */
const PATIENCE = 4

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The camera of this phone: a person chooses what it looks at, and it reads what it sees. */
export class Camera {
  readonly #cover: Cover
  readonly #phone: string

  constructor(cover: Cover, phone: string) {
    this.#cover = cover
    this.#phone = phone
  }

  /** Opens the viewfinder until a code is read; null when it was closed. */
  scan(): Promise<Scanned | null> {
    return new Promise((resolve) => {
      const view = new Viewfinder(subjectsBeside(this.#phone), (scanned) => {
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
  readonly #finish: (scanned: Scanned | null) => void
  readonly #glass = element('div', { class: 'phone-camera-glass' })
  readonly #hint = element('p', { class: 'phone-camera-hint', role: 'status' }, text('phone.camera-choose'))
  readonly #choices: HTMLElement[]
  #looking = 0

  constructor(subjects: Subject[], finish: (scanned: Scanned | null) => void) {
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
      this.#hint,
      element('div', { class: 'phone-camera-subjects' }, ...this.#choices),
    )
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
      if (scanned) return this.#finish(scanned)
      if (looks >= PATIENCE) this.#hint.textContent = text('phone.camera-nothing')
    }
  }
}
