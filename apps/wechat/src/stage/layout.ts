export const PHONE_WIDTH = 375
export const PHONE_HEIGHT = 812
const LEAST_SCALE = 0.6
/** Narrower than this, the phones lie in a row that is swiped; `stage.css` has the same. */
const SWIPED_PX = 700
/** What is left of a phone's height for the one that is shown on it. */
const SWIPED_HEIGHT = 0.78

/**
 * Keeps the phones as large as their row allows: `--scale` on `row` is the share of their real size.
 * Too narrow for four side by side, they take two rows (class `two-rows`) and the page scrolls; on a phone one of them
 * is seen at a time.
 */
export function fitPhones(row: HTMLElement, count: number): void {
  const resize = () => {
    const { columnGap, paddingLeft, paddingRight } = getComputedStyle(row)
    const gap = Number.parseFloat(columnGap) || 0
    const width = row.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const widthOf = (columns: number) => (width - gap * (columns - 1)) / columns / PHONE_WIDTH
    const label = row.querySelector('.phone-label')?.getBoundingClientRect().height ?? 0
    const heightLeft = window.innerHeight - row.getBoundingClientRect().top - window.scrollY - label - 34
    const oneRow = Math.min(widthOf(count), Math.max(heightLeft / PHONE_HEIGHT, LEAST_SCALE), 1)
    if (window.innerWidth <= SWIPED_PX) {
      const scale = Math.min(width / PHONE_WIDTH, (window.innerHeight * SWIPED_HEIGHT) / PHONE_HEIGHT, 1)
      row.style.setProperty('--scale', String(scale))
      return
    }
    const isCramped = oneRow < LEAST_SCALE
    row.classList.toggle('two-rows', isCramped)
    row.style.setProperty('--scale', String(isCramped ? Math.min(widthOf(2), 0.9) : oneRow))
  }
  new ResizeObserver(resize).observe(row)
  window.addEventListener('resize', resize)
  resize()
}
