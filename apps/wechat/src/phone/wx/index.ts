import type { Announce } from '../announce.js'
import type { Faults } from '../faults.js'
import type { Network } from '../network.js'
import type { Program } from '../program.js'
import type { Cover } from '../screen/cover.js'
import type { Camera } from '../wechat/camera.js'
import type { PrivacyGate } from '../wechat/privacy.js'
import type { WechatService } from '../wechat/service.js'
import type { Api } from './answer.js'
import { feedbackApi } from './feedback.js'
import { navigationApi } from './navigation.js'
import { pictureApi } from './picture.js'
import { requestApi } from './request.js'
import { SelectorQuery } from './selector-query.js'
import { type PhoneStorage, storageApi } from './storage.js'
import { systemApi } from './system.js'
import { wechatApi } from './wechat.js'

export interface WxSurroundings {
  program: Program
  cover: Cover
  network: Network
  storage: PhoneStorage
  service: WechatService
  camera: Camera
  privacy: PrivacyGate
  faults: Faults
  announce: Announce
  repaint: () => void
}

/** What the bundle may read although it is no call: webpack keeps its chunks here. */
const FIELDS = new Set<PropertyKey>(['webpackJsonp', 'cloud', 'env', 'then', 'toJSON', 'default', '__esModule'])

/** The `wx` of this phone. A call that it lacks throws by its name, so that nobody takes silence for success. */
export function makeWx(around: WxSurroundings): unknown {
  const { program, cover, network, announce } = around
  const api: Api = {
    ...requestApi(network, announce),
    ...storageApi(around.storage),
    ...navigationApi(program, around.repaint),
    ...feedbackApi(cover, announce),
    ...systemApi(program, network),
    ...pictureApi(cover),
    ...wechatApi(around),
    createSelectorQuery: () => new SelectorQuery(program),
    nextTick: (run: () => void) => setTimeout(run),
  }
  api['canIUse'] = (name: string) => (name.split('.')[0] ?? '') in api
  return new Proxy(api, {
    get: (target, name) => {
      if (name in target || typeof name === 'symbol' || FIELDS.has(name)) return Reflect.get(target, name)
      return () => {
        throw new Error(`wx.${name} is not in this phone`)
      }
    },
  })
}
