import { text } from '@passalong/contract'
import { element, play } from './dom.js'
import { icons } from './icons.js'

const SHEET_MS = 200

export interface ModalAsk {
  title: string
  content: string
  showCancel: boolean
  cancelText: string
  confirmText: string
  confirmColor: string
  cancelColor: string
  /** Null where nothing is to be typed. */
  placeholder: string | null
}

/** What lies over everything on the screen: toasts, questions and sheets. */
export class Cover {
  readonly root = element('div', { class: 'phone-cover' })
  #toast: HTMLElement | null = null
  #toastTimer = 0

  toast(
    title: string,
    kind: 'success' | 'error' | 'loading' | 'none',
    durationMs: number | null,
    blocks: boolean,
  ): void {
    this.hideToast()
    const drawing = { success: icons.check, error: icons.warn, loading: '<i class="phone-spinner"></i>', none: '' }[
      kind
    ]
    const box = element(
      'div',
      { class: `phone-toast phone-toast-${kind}`, role: 'status' },
      drawing ? element('span', { class: 'phone-toast-icon', html: drawing }) : null,
      element('span', { class: 'phone-toast-title' }, title),
    )
    this.#toast = element('div', { class: `phone-toast-area${blocks ? ' phone-toast-blocks' : ''}` }, box)
    this.root.append(this.#toast)
    if (durationMs !== null) this.#toastTimer = window.setTimeout(() => this.hideToast(), durationMs)
  }

  hideToast(): void {
    clearTimeout(this.#toastTimer)
    this.#toast?.remove()
    this.#toast = null
  }

  modal(ask: ModalAsk): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
    return new Promise((resolve) => {
      const field =
        ask.placeholder === null ? null : element('input', { placeholder: ask.placeholder, value: ask.content })
      const close = (confirm: boolean) => {
        back.remove()
        resolve({ confirm, cancel: !confirm, content: confirm && field ? field.value : null })
      }
      const choice = (words: string, color: string, confirm: boolean) =>
        element('button', { style: `color:${color}`, onClick: () => close(confirm) }, words)
      const box = element(
        'div',
        { class: 'phone-modal', role: 'alertdialog' },
        ask.title ? element('h3', {}, ask.title) : null,
        field ?? (ask.content ? element('p', {}, ask.content) : null),
        element(
          'div',
          { class: 'phone-modal-choices' },
          ask.showCancel ? choice(ask.cancelText, ask.cancelColor, false) : null,
          choice(ask.confirmText, ask.confirmColor, true),
        ),
      )
      const back = element('div', { class: 'phone-shade phone-shade-middle' }, box)
      this.root.append(back)
      void play(
        box,
        [
          { opacity: 0, transform: 'scale(.94)' },
          { opacity: 1, transform: 'none' },
        ],
        SHEET_MS,
      )
    })
  }

  /** A list to choose from at the screen's foot; null when it was put away. */
  choose(choices: string[], chosen = -1): Promise<number | null> {
    return new Promise((resolve) => {
      const { content, close } = this.sheet('phone-choices', () => resolve(null))
      const pick = (index: number) => {
        close()
        resolve(index)
      }
      const items = choices.map((words, index) =>
        element('button', { class: index === chosen ? 'phone-chosen' : '', onClick: () => pick(index) }, words),
      )
      const cancel = () => {
        close()
        resolve(null)
      }
      content.append(
        ...items,
        element('button', { class: 'phone-choices-cancel', onClick: cancel }, text('phone.cancel')),
      )
    })
  }

  /** An empty sheet at the screen's foot. `dismissed` is called when it is put away by a tap beside it. */
  sheet(name: string, dismissed: () => void): { content: HTMLElement; close: () => void } {
    const content = element('div', { class: `phone-sheet ${name}`, role: 'dialog' })
    const back = element('div', { class: 'phone-shade' }, content)
    const close = () => back.remove()
    back.addEventListener('click', (event) => {
      if (event.target !== back) return
      close()
      dismissed()
    })
    this.root.append(back)
    void play(content, [{ transform: 'translateY(100%)' }, { transform: 'none' }], SHEET_MS)
    return { content, close }
  }

  /** Takes away all that lies over the screen. */
  clear(): void {
    this.hideToast()
    this.root.replaceChildren()
  }
}
