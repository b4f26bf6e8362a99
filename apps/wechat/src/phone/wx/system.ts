import type { Network } from '../network.js'
import type { Program } from '../program.js'
import type { Troubles } from '../troubles.js'
import { type Api, answeringAll, listening } from './answer.js'
import { deviceOf } from './device.js'

/** What is drawn at the screen's top and foot, in CSS pixels; `style/phone.css` has the same. */
const STATUS_BAR_PX = 44
const NAVIGATION_BAR_PX = 44
const TAB_BAR_PX = 50
const FOOT_PX = 34

/** The capsule at the top right, where WeChat keeps its menu. */
const CAPSULE = { width: 87, height: 32, right: 7, top: STATUS_BAR_PX + 6 }

const SDK_VERSION = '3.8.0'

/** The phone, its window and its network, told to the bundle. */
export function systemApi(program: Program, network: Network, phone: string, troubles: Troubles): Api {
  const windowInfo = () => windowOf(program)
  const { memorySize, benchmarkLevel, ...device } = deviceOf(phone)
  const base = { SDKVersion: SDK_VERSION, version: '8.0.50', language: 'zh_CN', theme: 'light', enableDebug: false }
  const all = () => ({ ...windowInfo(), ...device, ...base, fontSizeSetting: 16, benchmarkLevel })
  const changed = listening('NetworkStatusChange')
  network.onChange((online) => changed.tell({ isConnected: online, networkType: online ? 'wifi' : 'none' }))
  return {
    getSystemInfoSync: all,
    getWindowInfo: windowInfo,
    getDeviceInfo: () => ({ ...device, benchmarkLevel, memorySize }),
    getAppBaseInfo: () => ({ ...base, host: { appId: '', env: 'WeChat' }, fontSizeScaleFactor: 1 }),
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: network.online }),
    getAppAuthorizeSetting: () => ({
      cameraAuthorized: 'authorized',
      albumAuthorized: troubles.has('album-refused') ? 'denied' : 'authorized',
    }),
    getMenuButtonBoundingClientRect: () => {
      const left = window.innerWidth - CAPSULE.right - CAPSULE.width
      const { width, height, top } = CAPSULE
      return { width, height, top, left, right: left + width, bottom: top + height }
    },
    getLaunchOptionsSync: () => program.life.launch,
    getEnterOptionsSync: () => program.life.enter,
    ...changed.api,
    ...answeringAll({
      getSystemInfo: all,
      getSystemInfoAsync: all,
      getNetworkType: () => ({ networkType: network.online ? 'wifi' : 'none' }),
    }),
  }
}

function windowOf(program: Program): Record<string, unknown> {
  const { innerWidth: width, innerHeight: height, devicePixelRatio } = window
  const page = program.stack.current
  const isBare = page?.frame.root.classList.contains('phone-page-bare') ?? false
  const isTab = page?.frame.root.classList.contains('phone-page-tab') ?? false
  const top = isBare ? 0 : STATUS_BAR_PX + NAVIGATION_BAR_PX
  const foot = isTab ? TAB_BAR_PX + FOOT_PX : 0
  const safe = { left: 0, right: width, top: STATUS_BAR_PX, bottom: height - FOOT_PX, width }
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - top - foot,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: top,
    safeArea: { ...safe, height: safe.bottom - safe.top },
  }
}
