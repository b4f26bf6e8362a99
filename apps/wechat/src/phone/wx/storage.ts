import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'

/** WeChat keeps at most this much for one mini program of one person. */
const LIMIT_KB = 10_240

interface Kept {
  type: string
  data: unknown
}

/** What the mini program keeps on this phone; other phones on the same origin do not see it. */
export class PhoneStorage {
  readonly #prefix: string

  constructor(phone: string) {
    this.#prefix = `passalong-phone:${phone}:`
  }

  get(key: string): unknown {
    const text = localStorage.getItem(this.#prefix + key)
    return text === null ? undefined : (JSON.parse(text) as Kept).data
  }

  set(key: string, data: unknown): void {
    if (typeof data === 'function') throw new CallFailure('data is a function')
    const kept: Kept = { type: typeof data, data }
    localStorage.setItem(this.#prefix + key, JSON.stringify(kept))
  }

  remove(key: string): void {
    localStorage.removeItem(this.#prefix + key)
  }

  keys(): string[] {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length))
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }

  /** In KB, rounded up. */
  sizeKb(): number {
    const length = this.keys().reduce((sum, key) => sum + (localStorage.getItem(this.#prefix + key) ?? '').length, 0)
    return Math.ceil(length / 1024)
  }
}

const keyOf = (options: CallOptions): string => String(options['key'] ?? '')

export function storageApi(storage: PhoneStorage): Api {
  const info = () => ({ keys: storage.keys(), currentSize: storage.sizeKb(), limitSize: LIMIT_KB })
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, data: unknown) => storage.set(key, data),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    ...answeringAll({
      getStorage: (options) => {
        const data = storage.get(keyOf(options))
        if (data === undefined) throw new CallFailure('data not found')
        return { data }
      },
      setStorage: (options) => storage.set(keyOf(options), options['data']),
      removeStorage: (options) => storage.remove(keyOf(options)),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
    }),
  }
}
