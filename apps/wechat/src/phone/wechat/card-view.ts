import { text } from '@passalong/contract'
import { pictureAddress } from '../network.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'

/** The picture of a card: the mini program's own, or its name on its paper. */
export function cardPicture(card: { imageUrl: string | null }): HTMLElement {
  if (card.imageUrl) {
    return element(
      'div',
      { class: 'phone-card-picture' },
      element('img', { src: pictureAddress(card.imageUrl, ''), alt: '' }),
    )
  }
  return element(
    'div',
    { class: 'phone-card-picture phone-card-plain' },
    element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
    element('span', {}, text('brand.name')),
  )
}

/** A mini program card, as it lies in a chat. */
export function cardView(card: { title: string; imageUrl: string | null }, open: () => void): HTMLElement {
  return element(
    'button',
    { class: 'phone-card', onClick: open },
    element(
      'span',
      { class: 'phone-card-brand' },
      element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
      text('brand.name'),
    ),
    element('span', { class: 'phone-card-title' }, card.title),
    cardPicture(card),
    element('span', { class: 'phone-card-foot', html: `${icons.program} ${text('phone.mini-program')}` }),
  )
}
