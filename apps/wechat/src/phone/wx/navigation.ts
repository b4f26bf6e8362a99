import type { Program } from '../program.js'
import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'

const url = (options: CallOptions): string => String(options['url'] ?? '')

/** Turning pages, and what stands on the bars. */
export function navigationApi(program: Program, repaint: () => void): Api {
  const { stack } = program
  const frame = () => {
    const page = stack.current
    if (!page) throw new CallFailure('no page is open')
    return page.frame
  }
  const bar = (change: Record<string, string>) => {
    frame().configure(change)
    repaint()
  }
  const badge = (options: CallOptions, words: string | null) => {
    if (!program.tabBar) throw new CallFailure('not TabBar page')
    program.tabBar.setBadge(Number(options['index']), words)
  }
  return answeringAll({
    navigateTo: (options) => void stack.navigateTo(url(options)),
    redirectTo: (options) => void stack.redirectTo(url(options)),
    switchTab: (options) => void stack.switchTab(url(options)),
    reLaunch: (options) => void stack.reLaunch(url(options)),
    navigateBack: (options) => stack.navigateBack(Number(options['delta'] ?? 1)),
    setNavigationBarTitle: (options) => bar({ navigationBarTitleText: String(options['title'] ?? '') }),
    setNavigationBarColor: (options) =>
      bar({
        navigationBarBackgroundColor: String(options['backgroundColor']),
        navigationBarTextStyle: String(options['frontColor']).toLowerCase() === '#000000' ? 'black' : 'white',
      }),
    showNavigationBarLoading: () => undefined,
    hideNavigationBarLoading: () => undefined,
    setBackgroundColor: (options) => bar({ backgroundColor: String(options['backgroundColor'] ?? '#ffffff') }),
    setTabBarBadge: (options) => badge(options, String(options['text'] ?? '')),
    removeTabBarBadge: (options) => badge(options, null),
    showTabBarRedDot: (options) => badge(options, ''),
    hideTabBarRedDot: (options) => badge(options, null),
    showTabBar: () => program.root.classList.add('phone-with-tabs'),
    hideTabBar: () => program.root.classList.remove('phone-with-tabs'),
    pageScrollTo: (options) => scrollPage(frame().scroller, stack.current?.element ?? null, options),
    startPullDownRefresh: () => stack.current?.refresh(),
    stopPullDownRefresh: () => frame().refreshing(false),
  })
}

function scrollPage(scroller: HTMLElement, page: HTMLElement | null, options: CallOptions): void {
  const { scrollTop, selector, duration, offsetTop } = options
  const behavior: ScrollBehavior = duration === 0 ? 'instant' : 'smooth'
  const target = typeof selector === 'string' ? page?.querySelector(selector) : null
  const offset = Number(offsetTop ?? 0)
  const top = target
    ? scroller.scrollTop + target.getBoundingClientRect().top - scroller.getBoundingClientRect().top + offset
    : Number(scrollTop ?? 0)
  scroller.scrollTo({ top, behavior })
}
