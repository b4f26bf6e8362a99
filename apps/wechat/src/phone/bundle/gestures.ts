import { type Element as NodeElement, Event as NodeEvent } from 'glass-easel'

const LONG_PRESS_MS = 350
/** A finger that moves farther than this, in CSS pixels, is dragging. */
const DRAG_PX = 10

type Tracked = Element & { __wxElement?: NodeElement }

interface Finger {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

/** Sends `type` up the bundle's tree from where it happened in the document. */
export function dispatchAt(
  target: unknown,
  type: string,
  detail: unknown,
  extraFields?: Record<string, unknown>,
): void {
  let element = target as Tracked | null
  while (element && !element.__wxElement) element = element.parentElement
  const node = element?.__wxElement
  if (!node) return
  NodeEvent.dispatchEvent(
    node,
    new NodeEvent(type, detail, { bubbles: true, composed: true, capturePhase: true, extraFields }),
  )
}

const touchesOf = (fingers: Finger[], changed: Finger) => ({ touches: fingers, changedTouches: [changed] })

/**
 * Turns what the browser tells into WeChat's events: touches (a pressed mouse is a finger), tap, long press, and the
 * ends of animations. A disabled button sends nothing.
 */
export function listenForGestures(area: HTMLElement): void {
  listenForTouches(area)
  // A click is a tap whatever made it: finger, mouse, key or test.
  area.addEventListener('click', (event) => {
    if ((event.target as Element).closest('button:disabled')) return
    const finger = fingerOf(event)
    const { pageX: x, pageY: y } = finger
    dispatchAt(event.target, 'tap', { x, y }, touchesOf([], finger))
  })
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    area.addEventListener(type, (event) => dispatchAt(event.target, type, { elapsedTime: event.elapsedTime * 1000 }))
  }
}

function listenForTouches(area: HTMLElement): void {
  let start: Finger | null = null
  let from: EventTarget | null = null
  let timer = 0
  const finish = (type: 'touchend' | 'touchcancel') => (event: PointerEvent) => {
    clearTimeout(timer)
    if (!start || !event.isPrimary) return
    dispatchAt(from, type, {}, touchesOf([], fingerOf(event)))
    start = null
  }
  area.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return
    const finger = fingerOf(event)
    start = finger
    from = event.target
    dispatchAt(from, 'touchstart', {}, touchesOf([finger], finger))
    timer = window.setTimeout(() => {
      for (const type of ['longpress', 'longtap']) {
        dispatchAt(from, type, { x: finger.pageX, y: finger.pageY }, touchesOf([finger], finger))
      }
    }, LONG_PRESS_MS)
  })
  area.addEventListener('pointermove', (event) => {
    if (!start || !event.isPrimary) return
    const finger = fingerOf(event)
    if (Math.hypot(finger.clientX - start.clientX, finger.clientY - start.clientY) > DRAG_PX) clearTimeout(timer)
    dispatchAt(from, 'touchmove', {}, touchesOf([finger], finger))
  })
  area.addEventListener('pointerup', finish('touchend'))
  area.addEventListener('pointercancel', finish('touchcancel'))
}

function fingerOf(event: MouseEvent): Finger {
  const { pageX, pageY, clientX, clientY } = event
  return { identifier: 0, pageX, pageY, clientX, clientY }
}
