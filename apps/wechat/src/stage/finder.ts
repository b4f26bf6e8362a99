const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE'])
/** What lies over a page's edge: a page can be scrolled out from under it. */
const BARS = '.phone-tabs, .phone-nav, .phone-capsule'

/** Text as it is seen: white space collapsed. */
const seen = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The first element within a finger's reach whose own text is `text`. */
export function byText(document: Document, text: string): HTMLElement | null {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || SKIPPED.has(element.tagName) || seen(node.textContent ?? '') !== text) continue
    // A page's title may be the words of its tab: nothing is tapped there.
    if (!element.closest('.phone-nav') && isReachable(element)) return element
  }
  return null
}

/** The first element within a finger's reach that `selector` names. */
export function bySelector(document: Document, selector: string): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(selector)].find(isReachable) ?? null
}

/** What a finger would aim at: the button around the words, or the words. */
export function target(element: HTMLElement): HTMLElement {
  return element.closest<HTMLElement>('button, [role="button"]') ?? element
}

/** Whether a tap in its middle would reach it now. */
export function isOnTop(element: Element): boolean {
  const hit = hitInMiddle(element)
  return hit !== null && (element.contains(hit) || hit.contains(element))
}

/** Seen, or on the page that is seen and only to be scrolled to. */
function isReachable(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  if (element.getClientRects().length === 0) return false
  if (isOnTop(element)) return true
  const hit = hitInMiddle(element)
  // The stage itself can be scrolled to what lies outside of the window.
  if (hit === null && element.ownerDocument === document) return true
  const page = element.closest('.phone-page')
  const isCovered = hit !== null && !hit.closest(BARS)
  return page !== null && !isCovered && pageOnTop(element.ownerDocument) === page
}

function hitInMiddle(element: Element): Element | null {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2)
}

function pageOnTop(document: Document): Element | null {
  const { clientWidth, clientHeight } = document.documentElement
  return document.elementFromPoint(clientWidth / 2, clientHeight / 2)?.closest('.phone-page') ?? null
}
