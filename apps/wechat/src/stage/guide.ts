import { el } from './dom.js'
import type { Move, Step } from './story.js'
import { words } from './words.js'

/** The steps as a line above the phones, and the sentence that says what to do now. */
export class Guide {
  readonly element: HTMLElement
  readonly #items: HTMLElement[]
  readonly #now: HTMLElement
  #shown = ''

  /** `asked` is called when someone taps the sentence: show me where. */
  constructor(steps: readonly Step[], asked: () => void) {
    this.#items = steps.map(({ title }, index) =>
      el('li', {}, el('span', { class: 'number' }, String(index + 1)), words(title)),
    )
    this.#now = el('p', { class: 'now', attributes: { 'aria-live': 'polite' }, onTap: () => asked() })
    this.element = el('nav', { class: 'guide' }, el('ol', { class: 'steps' }, ...this.#items), this.#now)
  }

  /** `current` is the index of the step under way; steps.length when all are done. `isAway`: the server is. */
  show(current: number, move: Move | null, isAway: boolean): void {
    const key = `${current} ${isAway} ${move?.say ?? ''} ${move?.at ?? ''} ${JSON.stringify(move?.parameters ?? {})}`
    if (key === this.#shown) return
    this.#shown = key
    this.#items.forEach((item, index) => {
      item.className = index < current ? 'done' : index === current ? 'current' : ''
      if (index === current) item.setAttribute('aria-current', 'step')
      else item.removeAttribute('aria-current')
    })
    if (isAway) this.#now.replaceChildren(words('stage.away'))
    else if (current >= this.#items.length) this.#now.replaceChildren(words('stage.finished'))
    else if (move) this.#now.replaceChildren(words(move.say, move.parameters))
    else this.#now.replaceChildren(words('stage.wait'))
    this.#now.classList.toggle('away', isAway)
    this.#now.classList.toggle('waiting', move === null && current < this.#items.length)
  }
}
