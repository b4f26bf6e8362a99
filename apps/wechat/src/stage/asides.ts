import type { MessageKey } from '@passalong/contract'
import { el } from './dom.js'
import { words } from './words.js'

const NOTICE_MS = 6_000

/** A sentence at the foot of the page that goes by itself. */
export function notice(key: MessageKey, parameters: Record<string, string> = {}): void {
  document.querySelector('.notice')?.remove()
  const element = el('div', { class: 'notice', attributes: { role: 'status' } }, words(key, parameters))
  document.body.append(element)
  setTimeout(() => element.remove(), NOTICE_MS)
}

/** Covers the page with a sentence while `work` is under way. A failure becomes a notice; answers whether it worked. */
export async function covered(key: MessageKey, work: () => Promise<void>): Promise<boolean> {
  const cover = el('div', { class: 'cover', attributes: { role: 'status' } }, el('div', {}, words(key)))
  document.body.append(cover)
  try {
    await work()
    return true
  } catch (error) {
    notice('stage.failed', { reason: error instanceof Error ? error.message : String(error) })
    return false
  } finally {
    cover.remove()
  }
}

/** Whether something is under way that covers the page. */
export const isCovered = (): boolean => document.querySelector('.cover') !== null

/** Asks before `key` happens. */
export function ask(question: MessageKey, yes: MessageKey): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = el('dialog', {}, el('p', {}, words(question)))
    const choose = (agreed: boolean) => () => {
      dialog.close()
      dialog.remove()
      resolve(agreed)
    }
    const no = el('button', { class: 'action', onTap: choose(false) }, words('stage.cancel'))
    const go = el('button', { class: 'action strong', attributes: { id: 'confirm' }, onTap: choose(true) }, words(yes))
    dialog.append(no, ' ', go)
    dialog.addEventListener('cancel', choose(false))
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** What is real here and where to read on. */
export function about(): void {
  const close = el('button', { class: 'action strong', attributes: { type: 'button' } }, words('stage.about.close'))
  const dialog = el(
    'dialog',
    {},
    el('h2', {}, words('stage.about.title')),
    el('p', {}, words('stage.about.what')),
    el('p', {}, words('stage.about.read')),
    close,
  )
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
