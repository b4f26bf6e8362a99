import Taro from '@tarojs/taro'

/** What WeChat has encrypted for the server about the group whose card was opened. */
export interface GroupPayload {
  encryptedData: string
  iv: string
}

/** How the mini program was entered this time. */
export interface Entrance {
  /** WeChat's number: 1007 card in a chat, 1008 card in a group, 1047 scanned code … */
  scene: number
  /** WeChat's number of the kind of chat, where the card came from one: 1, 2 single; 3, 4 group. */
  chatType: number | null
}

/** What of WeChat's own object is used here; Taro's types do not know all of it. */
declare const wx: {
  getEnterOptionsSync(): { scene?: unknown; chatType?: unknown }
  canIUse(name: string): boolean
  getGroupEnterInfo(options: { success(info: Partial<GroupPayload>): void; fail(): void }): void
}

/** Opened in Moments without the mini program around it: no login, no way to another page. */
const SINGLE_PAGE = 1154
const FROM_GROUP = { scenes: [1008, 1044], chatTypes: [3, 4] }

export function entrance(): Entrance {
  try {
    const { scene, chatType } = wx.getEnterOptionsSync()
    return { scene: Number(scene) || 1001, chatType: Number(chatType) || null }
  } catch {
    return { scene: Number(Taro.getLaunchOptionsSync().scene) || 1001, chatType: null }
  }
}

/** True while Moments shows one page alone: a static preview is all that WeChat allows there. */
export function isSinglePage(): boolean {
  return entrance().scene === SINGLE_PAGE
}

export function cameFromGroup({ scene, chatType }: Entrance): boolean {
  return FROM_GROUP.scenes.includes(scene) || (chatType !== null && FROM_GROUP.chatTypes.includes(chatType))
}

/** Which group the card was opened in, readable for the server alone; null where WeChat does not tell. */
export function groupPayload(): Promise<GroupPayload | null> {
  return new Promise((resolve) => {
    try {
      if (!wx.canIUse('getGroupEnterInfo')) return resolve(null)
      wx.getGroupEnterInfo({
        success: ({ encryptedData, iv }) => resolve(encryptedData && iv ? { encryptedData, iv } : null),
        fail: () => resolve(null),
      })
    } catch {
      resolve(null)
    }
  })
}
