import { notice } from './asides.js'
import { type PlayedDay, turnClock } from './demo-door.js'
import { el } from './dom.js'
import { words } from './words.js'

/** Which day the shop plays, and the button that lets one pass. */
export class Day {
  readonly element: HTMLElement
  readonly #shown = el('span', { class: 'day-shown', attributes: { role: 'status' } })
  readonly #turn: HTMLButtonElement
  readonly #turned: (day: PlayedDay) => void
  #days: number | null = null

  /** `turned` is called with the day whenever it is another one. */
  constructor(turned: (day: PlayedDay) => void) {
    this.#turned = turned
    const attributes = { type: 'button', id: 'turn-clock' }
    this.#turn = el('button', { class: 'action', attributes, onTap: () => void this.pass() }, words('stage.day.next'))
    this.element = el('span', { class: 'day' }, this.#shown, this.#turn)
    this.#turn.disabled = true
  }

  show(day: PlayedDay | null): void {
    this.#turn.disabled = day === null
    if (day === null || day.days === this.#days) return
    this.#days = day.days
    const [, month = '', date = ''] = day.today.split('-')
    const parameters = { days: day.days, month: Number(month), date: Number(date) }
    this.#shown.replaceChildren(words(day.days === 0 ? 'stage.day.first' : 'stage.day', parameters))
    this.#turned(day)
  }

  async pass(): Promise<void> {
    this.#turn.disabled = true
    try {
      this.show(await turnClock())
    } catch (error) {
      notice('stage.failed', { reason: error instanceof Error ? error.message : String(error) })
    } finally {
      this.#turn.disabled = false
    }
  }
}
