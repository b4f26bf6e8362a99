import { definePart, type Part } from './define.js'

const SCROLL_NAMES = [
  ...['scrollX', 'scrollY', 'upperThreshold', 'lowerThreshold', 'scrollTop', 'scrollLeft', 'scrollIntoView'],
  ...['scrollWithAnimation', 'enableBackToTop', 'enableFlex', 'scrollAnchoring', 'refresherEnabled', 'bounces'],
  ...['refresherThreshold', 'refresherDefaultStyle', 'refresherBackground', 'refresherTriggered', 'enhanced'],
  ...['showScrollbar', 'pagingEnabled', 'fastDeceleration', 'enablePassive', 'type', 'reverse', 'clip', 'cacheExtent'],
  ...['minDragDistance', 'maxDragDistance', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'],
  ...['scrollIntoViewWithinExtent', 'scrollIntoViewAlignment', 'padding', 'usingSticky', 'associativeContainer'],
]

/** Tells the ends once each time they are reached. */
function watchEnds(part: Part, host: HTMLElement): () => void {
  let wasUpper = true
  let wasLower = false
  return () => {
    const isUpright = part.flag('scrollY') || !part.flag('scrollX')
    const offset = isUpright ? host.scrollTop : host.scrollLeft
    const room = isUpright ? host.scrollHeight - host.clientHeight : host.scrollWidth - host.clientWidth
    const isUpper = offset <= part.number('upperThreshold', 50)
    const isLower = room - offset <= part.number('lowerThreshold', 50)
    if (isUpper && !wasUpper) part.emit('scrolltoupper', { direction: isUpright ? 'top' : 'left' })
    if (isLower && !wasLower) part.emit('scrolltolower', { direction: isUpright ? 'bottom' : 'right' })
    wasUpper = isUpper
    wasLower = isLower
  }
}

export const scrollView = definePart('scroll-view', SCROLL_NAMES, (part) => {
  const { host } = part
  const ends = watchEnds(part, host)
  let lastTop = 0
  let lastLeft = 0
  host.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host
    const moved = { deltaX: lastLeft - scrollLeft, deltaY: lastTop - scrollTop }
    part.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...moved })
    lastTop = scrollTop
    lastLeft = scrollLeft
    ends()
  })
  const behavior = () => (part.flag('scrollWithAnimation') ? 'smooth' : 'auto')
  return {
    changed: (name) => {
      if (name === 'scrollY') part.style('overflow-y', part.flag('scrollY') ? 'auto' : 'hidden')
      if (name === 'scrollX') part.style('overflow-x', part.flag('scrollX') ? 'auto' : 'hidden')
      if (name === 'scrollTop') host.scrollTo({ top: part.number('scrollTop', 0), behavior: behavior() })
      if (name === 'scrollLeft') host.scrollTo({ left: part.number('scrollLeft', 0), behavior: behavior() })
      if (name === 'enableFlex' && part.flag('enableFlex')) part.style('display', 'flex')
      if (name === 'showScrollbar') host.classList.toggle('phone-bare-scroll', !part.flag('showScrollbar'))
      if (name === 'scrollIntoView' && part.text('scrollIntoView')) {
        requestAnimationFrame(() =>
          document.getElementById(part.text('scrollIntoView'))?.scrollIntoView({
            behavior: behavior(),
            // The page around a row that moves sideways stays where it is.
            block: part.flag('scrollY') ? 'start' : 'nearest',
          }),
        )
      }
    },
  }
})

const SWIPER_NAMES = [
  ...['indicatorDots', 'indicatorColor', 'indicatorActiveColor', 'autoplay', 'current', 'currentItemId', 'interval'],
  ...['duration', 'circular', 'vertical', 'previousMargin', 'nextMargin', 'displayMultipleItems', 'easingFunction'],
  ...[
    'snapToEdge',
    'skipHiddenItemLayout',
    'zoom',
    'layoutType',
    'transformerType',
    'indicatorType',
    'indicatorMargin',
  ],
  ...['indicatorSpacing', 'indicatorRadius', 'indicatorWidth', 'indicatorHeight', 'indicatorAlignment'],
  ...['indicatorOffset', 'scrollWithAnimation', 'cacheExtent'],
]

const itemsOf = (host: HTMLElement) => [...host.children].filter(({ localName }) => localName === 'swiper-item')

function drawDots(part: Part, dots: HTMLElement, current: number): void {
  dots.hidden = !part.flag('indicatorDots')
  const colours = { on: part.text('indicatorActiveColor', '#000'), off: part.text('indicatorColor', 'rgba(0,0,0,.3)') }
  dots.replaceChildren(
    ...itemsOf(part.host).map((_, index) => {
      const dot = document.createElement('i')
      dot.style.background = index === current ? colours.on : colours.off
      return dot
    }),
  )
}

/** Pages that snap into place: the finger's own scrolling does the rest. */
export const swiper = definePart('swiper', SWIPER_NAMES, (part) => {
  const { host } = part
  const dots = document.createElement('div')
  dots.className = 'phone-dots'
  let current = 0
  let timer = 0
  const go = (index: number, behavior: ScrollBehavior) => host.scrollTo({ left: index * host.clientWidth, behavior })
  const turned = (source: 'touch' | 'autoplay') => {
    const index = Math.round(host.scrollLeft / Math.max(1, host.clientWidth))
    dots.style.transform = `translateX(${host.scrollLeft}px)`
    if (index === current) return
    current = index
    drawDots(part, dots, current)
    part.emit('change', { current, currentItemId: '', source })
  }
  const play = () => {
    clearInterval(timer)
    if (!part.flag('autoplay')) return
    timer = window.setInterval(
      () => go((current + 1) % Math.max(1, itemsOf(host).length), 'smooth'),
      part.number('interval', 5000),
    )
  }
  host.addEventListener('scroll', () => turned(part.flag('autoplay') ? 'autoplay' : 'touch'))
  return {
    changed: (name) => {
      if (name === 'current') go(part.number('current', 0), 'smooth')
      if (name === 'autoplay' || name === 'interval') play()
      drawDots(part, dots, current)
    },
    attached: () => {
      host.append(dots)
      requestAnimationFrame(() => {
        go(part.number('current', 0), 'instant')
        drawDots(part, dots, current)
      })
    },
    detached: () => clearInterval(timer),
  }
})

export const swiperItem = definePart('swiper-item', ['itemId', 'skipHiddenItemLayout'], () => undefined)
