/** A page that is pulled this far, in CSS pixels, is to be renewed. */
const PULL_PX = 70
/** How far the page follows the finger. */
const FOLLOW = 0.5
const MOST_PX = 60

/** Tells when someone pulls the page down at its top, by finger or by mouse. */
export function listenForPull(scroller: HTMLElement, pulled: () => void): void {
  let startY: number | null = null
  let distance = 0
  const start = (y: number) => {
    startY = scroller.scrollTop <= 0 ? y : null
    distance = 0
  }
  const move = (y: number) => {
    if (startY === null) return
    distance = Math.max(0, y - startY)
    scroller.style.transform = distance > 0 ? `translateY(${Math.min(MOST_PX, distance * FOLLOW)}px)` : ''
  }
  const end = () => {
    if (startY === null) return
    startY = null
    scroller.style.transform = ''
    if (distance >= PULL_PX) pulled()
  }
  scroller.addEventListener('touchstart', ({ touches }) => start(touches[0]?.clientY ?? 0), { passive: true })
  scroller.addEventListener('touchmove', ({ touches }) => move(touches[0]?.clientY ?? 0), { passive: true })
  scroller.addEventListener('touchend', end)
  scroller.addEventListener('touchcancel', end)
  scroller.addEventListener('mousedown', (event) => start(event.clientY))
  scroller.addEventListener('mousemove', (event) => (event.buttons === 1 ? move(event.clientY) : end()))
  scroller.addEventListener('mouseup', end)
  scroller.addEventListener('mouseleave', end)
}
