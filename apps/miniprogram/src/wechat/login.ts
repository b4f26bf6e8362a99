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

/** Whether the last login is still good for what WeChat encrypts; false asks for a new one. */
export async function sessionKeyStands(): Promise<boolean> {
  try {
    await Taro.checkSession()
    return true
  } catch {
    return false
  }
}
