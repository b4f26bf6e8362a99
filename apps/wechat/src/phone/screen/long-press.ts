const LONG_PRESS_MS = 450

/** Calls `held` when a finger stays; where that did something, the tap that ends it is swallowed. */
export function onLongPress(target: HTMLElement, held: () => boolean): void {
  let timer = 0
  let wasLong = false
  target.addEventListener('pointerdown', () => {
    wasLong = false
    timer = window.setTimeout(() => {
      wasLong = held()
    }, LONG_PRESS_MS)
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
    target.addEventListener(type, () => clearTimeout(timer))
  }
  const swallow = (event: Event) => {
    if (wasLong) event.stopImmediatePropagation()
  }
  target.addEventListener('click', swallow, { capture: true })
}
