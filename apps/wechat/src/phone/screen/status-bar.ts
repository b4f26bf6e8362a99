import { text } from '@passalong/contract'
import type { Network } from '../network.js'
import { clockTime } from './clock.js'
import { element } from './dom.js'
import { icons } from './icons.js'

const TICK_MS = 10_000

/** The strip at the very top: the time, the network, the battery. */
export class StatusBar {
  readonly root: HTMLElement
  readonly #time = element('span')
  readonly #network = element('span')

  constructor(network: Network) {
    this.root = element(
      'div',
      { class: 'phone-status' },
      this.#time,
      element('span', { class: 'phone-status-right' }, this.#network, element('span', { html: icons.battery })),
    )
    network.onChange((online) => this.#paintNetwork(online))
    this.#paintNetwork(network.online)
    this.#tick()
    setInterval(() => this.#tick(), TICK_MS)
  }

  paint(colour: 'black' | 'white'): void {
    this.root.dataset['colour'] = colour
  }

  #paintNetwork(online: boolean): void {
    this.#network.innerHTML = online ? icons.signal : icons.plane
    this.#network.title = online ? '' : text('phone.offline')
  }

  #tick(): void {
    this.#time.textContent = clockTime(new Date())
  }
}
