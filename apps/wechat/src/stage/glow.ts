import type { Spot } from './story.js'
import { words } from './words.js'

const MARGIN = 6
const STRIP = 44

/** A soft ring around what to tap next. It lies over the phones and takes no taps itself. */
export class Glow {
  constructor(readonly element: HTMLElement) {
    element.append(words('stage.scroll'))
  }

  /** Moves to `spot`; null puts it away. What is further down is shown as a strip at the screen's foot. */
  show(spot: Spot | null): void {
    const seen = spot && boxOf(spot)
    const box = seen ?? (spot?.frame ? footOf(spot.frame) : null)
    this.element.hidden = !box
    this.element.classList.toggle('further-down', spot !== null && seen === null)
    if (!box) return
    const { left, top, width, height } = box
    Object.assign(this.element.style, {
      left: `${left + window.scrollX - MARGIN}px`,
      top: `${top + window.scrollY - MARGIN}px`,
      width: `${width + 2 * MARGIN}px`,
      height: `${height + 2 * MARGIN}px`,
    })
  }
}

function footOf(frame: HTMLElement): DOMRect {
  const { left, bottom, width } = frame.getBoundingClientRect()
  return new DOMRect(left + MARGIN, bottom - STRIP - MARGIN, width - 2 * MARGIN, STRIP)
}

/** Where `element` of a phone, or of the stage itself, is seen in the window of the stage. */
export function boxOf({ element, frame }: Spot): DOMRect | null {
  const box = element.getBoundingClientRect()
  if (!frame) return box
  const around = frame.getBoundingClientRect()
  const scale = around.width / frame.clientWidth
  const left = Math.max(0, box.left)
  const top = Math.max(0, box.top)
  const right = Math.min(frame.clientWidth, box.right)
  const bottom = Math.min(frame.clientHeight, box.bottom)
  if (right <= left || bottom <= top) return null
  return new DOMRect(
    around.left + left * scale,
    around.top + top * scale,
    (right - left) * scale,
    (bottom - top) * scale,
  )
}
