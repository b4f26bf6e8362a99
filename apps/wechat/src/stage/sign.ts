import { el } from './dom.js'
import { line, words } from './words.js'

const PICTURE = '/hosts/api.passalong.example/v1/stores/WK01/code.png'
const AGAIN_MS = 2_000

/** The sign on the store's counter: the real picture of its mini program code, as the API has it made. */
export class Sign {
  readonly element: HTMLElement
  readonly picture: HTMLImageElement
  readonly #onHeld: () => void

  /** `onHeld` is called when someone taps the sign: hold a camera before it. */
  constructor(onHeld: () => void) {
    this.#onHeld = onHeld
    this.picture = el('img', { attributes: { alt: line('stage.sign.alt'), draggable: 'false' } })
    this.picture.addEventListener('error', () => setTimeout(() => this.load(), AGAIN_MS))
    this.picture.addEventListener('load', () => this.element.classList.add('loaded'))
    this.element = el(
      'button',
      { class: 'sign', attributes: { type: 'button', 'data-sign': 'WK01' }, onTap: () => this.#onHeld() },
      el('span', { class: 'sign-store' }, words('stage.sign.store')),
      el('span', { class: 'sign-picture' }, this.picture),
      el('span', { class: 'sign-foot' }, words('stage.sign.foot')),
    )
    this.load()
  }

  load(): void {
    this.element.classList.remove('loaded')
    this.picture.src = `${PICTURE}?at=${Date.now()}`
  }
}
