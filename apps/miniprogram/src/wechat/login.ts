import Taro from '@tarojs/taro'

/** A fresh WeChat login code (single use, 5 minutes), or null when WeChat gives none. */
export async function loginCode(): Promise<string | null> {
  try {
    const { code } = await Taro.login()
    return code || null
  } catch {
    return null
  }
}

/** How the mini program was entered this time, e.g. 1007 card in a chat, 1008 card in a group, 1047 scanned code. */
export function enteredBy(): number {
  try {
    return Number(Taro.getEnterOptionsSync().scene) || 1001
  } catch {
    return Number(Taro.getLaunchOptionsSync().scene) || 1001
  }
}
