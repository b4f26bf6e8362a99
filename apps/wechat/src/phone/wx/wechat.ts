import { text } from '@passalong/contract'
import { type Api, answeringAll, CallFailure } from './answer.js'
import type { WxSurroundings } from './surroundings.js'

type Listener = (argument: unknown) => void

const COPIED_MS = 1500

/** What WeChat itself does for a mini program: who someone is, what they allow, the camera, the cards. */
export function wechatApi(around: WxSurroundings): Api {
  const { service, camera, privacy, announce } = around
  return {
    ...appEventsApi(around),
    ...deviceApi(around),
    onNeedPrivacyAuthorization: (notice: Parameters<typeof privacy.onNeed>[0]) => privacy.onNeed(notice),
    getUpdateManager: () => ({ applyUpdate() {}, onCheckForUpdate() {}, onUpdateFailed() {}, onUpdateReady() {} }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0passalongsandbox', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    ...answeringAll({
      login: async () => {
        const code = await service.loginCode().catch(() => {
          throw new CallFailure('')
        })
        return { code }
      },
      checkSession: () => undefined,
      scanCode: async ({ onlyFromCamera }) => {
        const scanned = await camera.scan(onlyFromCamera !== true)
        if (!scanned) throw new CallFailure('cancel')
        const { way: _, ...read } = scanned
        announce('scanned', read)
        return { ...read, charSet: 'utf-8', rawData: '' }
      },
      getPrivacySetting: () => ({ needAuthorization: !privacy.hasAgreed, privacyContractName: '' }),
      requirePrivacyAuthorize: async () => {
        if (!(await privacy.pass('requirePrivacyAuthorize')))
          throw new CallFailure('privacy permission is not authorized', 104)
      },
      openPrivacyContract: () => undefined,
    }),
  }
}

/** The app's own comings, goings and faults. */
function appEventsApi({ program, faults }: WxSurroundings): Api {
  const { onShow, offShow, onHide, offHide } = program.life.listeners
  const hooks = new Map<Listener, (fault: Error) => void>()
  return {
    onAppShow: onShow,
    offAppShow: offShow,
    onAppHide: onHide,
    offAppHide: offHide,
    onShow,
    offShow,
    onHide,
    offHide,
    onError: (listener: Listener) => {
      const hook = (fault: Error) => listener(`${fault.message}\n${fault.stack ?? ''}`)
      hooks.set(listener, hook)
      faults.onFault(hook)
    },
    offError: (listener: Listener) => {
      const hook = hooks.get(listener)
      if (hook) faults.offFault(hook)
    },
    onUnhandledRejection: (listener: Listener) => faults.onRejection(listener),
    offUnhandledRejection: (listener: Listener) => faults.offRejection(listener),
    onPageNotFound: () => undefined,
    offPageNotFound: () => undefined,
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onMemoryWarning: () => undefined,
    onUserCaptureScreen: () => undefined,
    offUserCaptureScreen: () => undefined,
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
  }
}

/** The device: what cannot be felt or seen in a frame of a browser is done silently. */
function deviceApi({ cover, announce }: WxSurroundings): Api {
  let brightness = 0.6
  return {
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer,
    arrayBufferToBase64: (bytes: ArrayBuffer) =>
      btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')),
    ...answeringAll({
      getRandomValues: (options) => ({
        randomValues: crypto.getRandomValues(new Uint8Array(Number(options['length'] ?? 0))).buffer,
      }),
      setClipboardData: async (options) => {
        clipboard = String(options['data'] ?? '')
        // WeChat says so by itself.
        const title = text('phone.copied')
        cover.toast(title, 'none', COPIED_MS, false)
        announce('toast', { title })
        announce('copied', { words: clipboard })
      },
      getClipboardData: () => ({ data: clipboard }),
      vibrateShort: () => undefined,
      vibrateLong: () => undefined,
      setKeepScreenOn: () => undefined,
      setScreenBrightness: (options) => {
        brightness = Number(options['value'] ?? brightness)
      },
      getScreenBrightness: () => ({ value: brightness }),
      hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
      setVisualEffectOnCapture: () => undefined,
      reportEvent: () => undefined,
    }),
  }
}

/** This phone's own clipboard: a frame may not touch the computer's. */
let clipboard = ''

export const clipboardText = (): string => clipboard
