import Taro from '@tarojs/taro'

/** Every place that a tap can lead to. Tabs are switched, other pages stacked. */
export const places = {
  home: '/pages/home/index',
  code: '/pages/code/index',
  share: '/pages/share/index',
  mine: '/pages/mine/index',
  join: '/pages/join/index',
  chain: '/subpackages/chain/index',
  links: '/subpackages/chain/links/index',
  referral: '/subpackages/chain/referral/index',
  poster: '/subpackages/poster/index',
  calendar: '/subpackages/poster/calendar/index',
  profile: '/subpackages/profile/index',
  ledger: '/subpackages/ledger/index',
  commission: '/subpackages/commission/index',
  path: '/subpackages/commission/path/index',
  withdraw: '/subpackages/commission/withdraw/index',
  payee: '/subpackages/commission/identity/index',
  withdrawal: '/subpackages/commission/withdrawal/index',
  withdrawals: '/subpackages/commission/history/index',
  rules: '/subpackages/rules/index',
  till: '/subpackages/till/scan/index',
  settle: '/subpackages/till/settle/index',
  order: '/subpackages/till/order/index',
  apply: '/subpackages/till/apply/index',
} as const

export type Place = keyof typeof places

const tabs: Place[] = ['home', 'code', 'share', 'mine']

function withQuery(url: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url
}

/** Goes to a place; a page on top of this one, so that the person can come back. */
export function goTo(place: Place, query: Record<string, string> = {}): void {
  if (tabs.includes(place)) Taro.switchTab({ url: places[place] })
  else Taro.navigateTo({ url: withQuery(places[place], query) })
}

/** Goes to a place that takes the place of this page. */
export function goOnTo(place: Place, query: Record<string, string> = {}): void {
  if (tabs.includes(place)) Taro.switchTab({ url: places[place] })
  else Taro.redirectTo({ url: withQuery(places[place], query) })
}

/** Follows the path that a scanned code of our own names. */
export function follow(path: string): void {
  Taro.navigateTo({ url: path.startsWith('/') ? path : `/${path}` })
}

/** To the page below; where there is none, because the program was opened on this one, to `otherwise`. */
export function goBack(otherwise: Place): void {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else goOnTo(otherwise)
}
