import Taro from '@tarojs/taro'

/** A few words over the page for two seconds; never the only place where something important is said. */
export function say(words: string): void {
  Taro.showToast({ title: words, icon: 'none', duration: 2000 })
}
