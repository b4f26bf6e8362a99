import { albumApi } from './album.js'
import type { Api } from './answer.js'
import { downloadApi } from './download.js'
import { feedbackApi } from './feedback.js'
import { filesApi } from './files.js'
import { navigationApi } from './navigation.js'
import { payApi } from './pay.js'
import { pictureApi } from './picture.js'
import { requestApi } from './request.js'
import { SelectorQuery } from './selector-query.js'
import { sharingApi } from './sharing.js'
import { storageApi } from './storage.js'
import type { WxSurroundings } from './surroundings.js'
import { systemApi } from './system.js'
import { wechatApi } from './wechat.js'

/** What the bundle may read although it is no call: webpack keeps its chunks here. */
const FIELDS = new Set<PropertyKey>(['webpackJsonp', 'cloud', 'then', 'toJSON', 'default', '__esModule'])

/**
 * The `wx` of this phone. A call that it lacks throws by its name, so that nobody takes silence for success. `limit` takes
 * from it what cannot be done where the page is opened.
 */
export function makeWx(around: WxSurroundings, limit: (api: Api) => Api = (api) => api): unknown {
  const { program, cover, network, announce, files, troubles } = around
  const api: Api = limit({
    ...requestApi(network, announce),
    ...storageApi(around.storage),
    ...navigationApi(program, around.repaint),
    ...feedbackApi(cover, announce),
    ...systemApi(program, network, around.phone, troubles),
    ...pictureApi(around),
    ...albumApi(around),
    ...filesApi(files, troubles),
    ...downloadApi(around),
    ...wechatApi(around),
    ...sharingApi(around),
    ...payApi(around),
    createSelectorQuery: () => new SelectorQuery(program, around.pictures),
    nextTick: (run: () => void) => setTimeout(run),
  })
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
