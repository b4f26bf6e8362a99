/** Gives the class that `hover-class` names to what a finger presses, after and for the times that the element names. */
export function listenForHover(area: HTMLElement): void {
  let pressed: { element: Element; name: string } | null = null
  let timer = 0
  const release = () => {
    clearTimeout(timer)
    if (!pressed) return
    const { element, name } = pressed
    pressed = null
    setTimeout(() => element.classList.remove(...name.split(' ')), time(element, 'hover-stay-time', 70))
  }
  area.addEventListener('pointerdown', (event) => {
    release()
    const element = (event.target as Element).closest('[hover-class]:not([hover-class="none"])')
    const name = element?.getAttribute('hover-class')
    if (!element || !name || element.matches(':disabled')) return
    timer = window.setTimeout(
      () => {
        pressed = { element, name }
        element.classList.add(...name.split(' '))
      },
      time(element, 'hover-start-time', 20),
    )
  })
  area.addEventListener('pointerup', release)
  area.addEventListener('pointercancel', release)
}

function time(element: Element, name: string, otherwiseMs: number): number {
  const ms = Number(element.getAttribute(name) ?? otherwiseMs)
  return Number.isFinite(ms) ? ms : otherwiseMs
}
