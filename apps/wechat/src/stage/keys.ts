import type { MessageKey } from '@passalong/contract'
import { bySelector } from './finder.js'
import type { Move } from './story.js'

/** Longest first: two zeros are one key. */
const KEYS = ['00', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.']

const idOf = (key: string) => `#key-${key === '.' ? 'dot' : key}`

/** Fills the till's receipt number. */
export const typeReceipt = (receipt: string): Move => ({
  at: 'zhou',
  say: 'stage.say.receipt',
  parameters: { receipt },
  type: receipt,
  find: (document) => {
    const field = bySelector(document, '#settle-receipt') as HTMLInputElement | null
    return field?.value === '' ? field : null
  },
})

/** The next key on the way to `amount` (yuan with two decimals), as shown in `selector`; none when it stands there. */
export const typeAmount = (selector: string, amount: string, say: MessageKey): Move => {
  const shown = (document: Document) => {
    const element = bySelector(document, selector)
    if (!element) return null
    return /--empty/.test(element.className) ? '' : (element.textContent ?? '').trim()
  }
  return {
    at: 'zhou',
    say,
    parameters: { amount },
    mark: (document) => shown(document) ?? '',
    find: (document) => {
      const typed = shown(document)
      if (typed === null || (typed !== '' && Number(typed) === Number(amount))) return null
      const key = amount.startsWith(typed) && KEYS.find((one) => amount.startsWith(typed + one))
      return bySelector(document, key ? idOf(key) : '#key-back')
    },
  }
}
