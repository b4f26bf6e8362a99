import type { template } from 'glass-easel'

/** A window's or a page's settings, as app.json and the page's own json give them. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  disableScroll?: boolean
  onReachBottomDistance?: number
}

export interface PageConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  color: string
  selectedColor: string
  backgroundColor: string
  borderStyle?: 'black' | 'white'
  list: TabItem[]
}

export interface AppConfig {
  usingComponents?: Record<string, string>
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  window?: WindowConfig
  tabBar?: TabBarConfig
  /** `v2`: WeChat's newer look of its components. */
  style?: string
}

/** A script of the mini program, wrapped so that it sees only what WeChat gives it. */
export type ScriptBody = (this: unknown, ...given: unknown[]) => void

/** What `build-web.mjs` makes of dist/weapp. Keys are paths without their endings. */
export interface ShippedBundle {
  templates: Record<string, template.ComponentTemplate['content']>
  modules: Record<string, ScriptBody>
  json: Record<string, PageConfig> & { app: AppConfig }
}

declare global {
  interface Window {
    passalongBundle: ShippedBundle
  }
}

/** The way by which someone comes in. */
export interface Entrance {
  /** WeChat's number for it. */
  scene: number
  /** In a chat: 1 a friend's, 3 a group's. */
  chatType?: number
  /** With scene 1044. */
  shareTicket?: string
  /** The card that was opened; WeChat knows in which group it lies. The bundle does not see it. */
  card?: string
  /** `browseOnly`: a page on Moments, opened alone. */
  apiCategory?: 'browseOnly'
}

/** A launch or a coming back, as `App.onLaunch`, `App.onShow` and `wx.getEnterOptionsSync` tell it. */
export interface EnterOptions {
  path: string
  query: Record<string, string>
  /** WeChat's number for the way by which someone came in. */
  scene: number
  referrerInfo: Record<string, never>
  apiCategory: 'default' | 'browseOnly'
  shareTicket?: string
  chatType?: number
}

type Lifecycle = (this: unknown, argument?: unknown) => unknown

/** What the bundle hands to `App(...)`. */
export interface AppDefinition {
  onLaunch?: Lifecycle
  onShow?: Lifecycle
  onHide?: Lifecycle
  onError?: Lifecycle
  onUnhandledRejection?: Lifecycle
  onPageNotFound?: Lifecycle
  [field: string]: unknown
}

export type PageLifecycle =
  | 'onLoad'
  | 'onShow'
  | 'onReady'
  | 'onHide'
  | 'onUnload'
  | 'onPullDownRefresh'
  | 'onReachBottom'
  | 'onPageScroll'
  | 'onTabItemTap'
  | 'onShareAppMessage'
  | 'onShareTimeline'

/** A page as `getCurrentPages()` gives it to the bundle. */
export type PageInstance = {
  route: string
  options: Record<string, string>
  data: unknown
  setData: (data: Record<string, unknown>, done?: () => void) => void
} & { [name in PageLifecycle]?: Lifecycle }
