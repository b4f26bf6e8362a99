import { boxOf } from './glow.js'
import type { Spot } from './story.js'

/** The hand that plays: a dot that travels to what it taps, so that a watcher can follow. */
export class Finger {
  constructor(readonly element: HTMLElement) {}

  /** Taps where it stands, as a finger would. */
  async tap({ element }: Spot): Promise<void> {
    this.element.classList.add('pressed')
    press(element)
    await pause(120)
    this.element.classList.remove('pressed')
  }

  /** Types `text` into the empty field, a letter every `letterMs`. */
  async type(spot: Spot, text: string, letterMs: number): Promise<void> {
    const field = spot.element as HTMLInputElement
    const { InputEvent } = field.ownerDocument.defaultView as Window & typeof globalThis
    await this.tap(spot)
    field.focus()
    for (let length = 1; length <= text.length; length += 1) {
      field.value = text.slice(0, length)
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await pause(letterMs)
    }
    field.blur()
  }

  away(): void {
    this.element.hidden = true
  }

  /** Moves to the middle of `spot` in `travelMs`. */
  async travel(spot: Spot, travelMs: number): Promise<void> {
    const box = boxOf(spot)
    if (!box) return
    this.element.hidden = false
    this.element.style.transitionDuration = `${travelMs}ms`
    this.element.style.left = `${box.left + box.width / 2 + window.scrollX}px`
    this.element.style.top = `${box.top + box.height / 2 + window.scrollY}px`
    await pause(travelMs)
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The events of a tap in its order, in the middle of the element. */
function press(element: HTMLElement): void {
  const view = element.ownerDocument.defaultView
  if (!view) return
  const { left, top, width, height } = element.getBoundingClientRect()
  const [clientX, clientY] = [left + width / 2, top + height / 2]
  // What lies there, not what we looked for: a cover over it takes the tap, as on a real screen.
  const hit = element.ownerDocument.elementFromPoint(clientX, clientY)
  const receiver = hit && (element.contains(hit) || hit.contains(element)) ? hit : element
  const at = { bubbles: true, cancelable: true, composed: true, clientX, clientY, view }
  const { PointerEvent, MouseEvent } = view as Window & typeof globalThis
  receiver.dispatchEvent(new PointerEvent('pointerdown', { ...at, isPrimary: true, pointerType: 'touch' }))
  receiver.dispatchEvent(new MouseEvent('mousedown', at))
  receiver.dispatchEvent(new PointerEvent('pointerup', { ...at, isPrimary: true, pointerType: 'touch' }))
  receiver.dispatchEvent(new MouseEvent('mouseup', at))
  receiver.dispatchEvent(new MouseEvent('click', at))
}
