import { type MessageKey, text } from '@passalong/contract'
import { el } from './dom.js'

type Parameters = Record<string, string | number>

/** A sentence in Chinese with its English beneath it, smaller. */
export function words(key: MessageKey, parameters: Parameters = {}): HTMLElement {
  return el(
    'span',
    { class: 'words' },
    el('span', { class: 'zh' }, text(key, parameters)),
    el('span', { class: 'en', attributes: { lang: 'en' } }, text(key, parameters, 'en')),
  )
}

/** Both languages in one line, for labels that are read aloud and for titles. */
export function line(key: MessageKey, parameters: Parameters = {}): string {
  return `${text(key, parameters)} · ${text(key, parameters, 'en')}`
}
