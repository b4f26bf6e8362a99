import { text } from '@passalong/contract'
import { el } from './dom.js'
import { words } from './words.js'

export interface Controls {
  element: HTMLElement
  showPlaying: (isPlaying: boolean) => void
}

/** The line at the top: what this is, which day it is, and the buttons for the whole stage. */
export function controls(day: HTMLElement, act: { play: () => void; reset: () => void; about: () => void }): Controls {
  const play = el('button', { class: 'action strong', attributes: { type: 'button', id: 'play' }, onTap: act.play })
  const reset = el('button', { class: 'action', attributes: { type: 'button', id: 'reset' }, onTap: act.reset })
  const about = el('button', { class: 'action', attributes: { type: 'button', id: 'about' }, onTap: act.about })
  reset.append(words('stage.reset'))
  about.append(words('stage.about'))
  const showPlaying = (isPlaying: boolean) => {
    play.replaceChildren(words(isPlaying ? 'stage.stop' : 'stage.play'))
    play.classList.toggle('strong', !isPlaying)
  }
  showPlaying(false)
  const element = el(
    'header',
    { class: 'top' },
    el('img', { class: 'mark', attributes: { src: '/stage/mark.svg', alt: '' } }),
    el('h1', {}, text('stage.about.title')),
    el('span', { class: 'lead' }, words('stage.lead')),
    el('span', { class: 'actions' }, day, play, reset, about),
  )
  return { element, showPlaying }
}
