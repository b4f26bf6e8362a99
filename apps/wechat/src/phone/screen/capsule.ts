import { text } from '@passalong/contract'
import { element } from './dom.js'
import { icons } from './icons.js'

/** WeChat's two buttons at the top right of every mini program: its menu, and the way out. */
export class Capsule {
  readonly root: HTMLElement

  constructor(actions: { menu: () => void; close: () => void }) {
    const { menu, close } = actions
    const button = (name: string, label: string, html: string, onClick: () => void) =>
      element('button', { 'data-phone': name, 'aria-label': label, html, onClick })
    this.root = element(
      'div',
      { class: 'phone-capsule' },
      button('menu', text('phone.menu'), icons.more, menu),
      element('i'),
      button('close', text('phone.close'), icons.ring, close),
    )
  }

  paint(colour: 'black' | 'white'): void {
    this.root.dataset['colour'] = colour
  }
}
