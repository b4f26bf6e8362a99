import { text } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import { type Api, answering, CallFailure } from './answer.js'

/**
 * What WeChat does not do on a page that was opened alone on Moments [developers.weixin.qq.com, share-timeline: routing,
 * who someone is, what leaves the page, what asks for something]. The words of the failure are ours: WeChat's are not
 * documented.
 */
const SILENT = [
  ...['login', 'checkSession', 'getUserProfile', 'getUserInfo', 'authorize', 'getSetting'],
  ...['setNavigationBarTitle', 'setNavigationBarColor', 'showTabBar', 'hideTabBar'],
  ...['showShareMenu', 'hideShareMenu', 'updateShareMenu', 'shareAppMessage', 'getGroupEnterInfo'],
] as const
const TOLD = [
  ...['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'],
  ...['scanCode', 'requestPayment', 'requestMerchantTransfer', 'requestSubscribeMessage', 'openSetting'],
  ...['setClipboardData', 'getClipboardData', 'saveImageToPhotosAlbum', 'showShareImageMenu', 'chooseImage'],
] as const

/** These give nothing there, as seen on phones [Tencent/tdesign-miniprogram #3281]. */
const EMPTY = ['getWindowInfo', 'getAppBaseInfo', 'getDeviceInfo'] as const

/** Says that this needs the whole mini program, as WeChat does. */
export const sayWholeProgram = (cover: Cover): void => cover.toast(text('phone.single-page-limit'), 'none', 2000, false)

/** What is left of `api` on a page that was opened alone. */
export function inSinglePage(api: Api, cover: Cover): Api {
  const limited: Api = { ...api }
  const refuse = (name: string, tell: () => void) => {
    limited[name] = answering(name, () => {
      tell()
      throw new CallFailure('not available in single page mode')
    })
  }
  for (const name of SILENT) refuse(name, () => undefined)
  for (const name of TOLD) refuse(name, () => sayWholeProgram(cover))
  for (const name of EMPTY) limited[name] = () => undefined
  return limited
}
