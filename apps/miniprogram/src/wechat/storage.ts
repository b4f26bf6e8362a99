import Taro from '@tarojs/taro'

/** What the phone keeps under a name, or null. Values are JSON; the writer and the reader of a name agree on its shape. */
export function kept<T>(name: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(name)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

/** Keeps a value; a full storage is no reason to fail what the person is doing. */
export function keep(name: string, value: unknown): void {
  try {
    Taro.setStorageSync(name, JSON.stringify(value))
  } catch {
    // Nothing depends on it: the next answer of the server brings it again.
  }
}

export function forget(name: string): void {
  try {
    Taro.removeStorageSync(name)
  } catch {
    // As above.
  }
}
