import Taro from '@tarojs/taro'
import { keep, kept } from './storage.js'

const DEVICE = 'device'

/** FNV-1a over the text, 32 bits in base 36: tells two texts apart and gives neither away. */
function digest(text: string): string {
  let sum = 0x811c9dc5
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (sum >>> 0).toString(36)
}

function make(): string {
  try {
    const { brand, model, system } = Taro.getDeviceInfo()
    const { screenWidth, screenHeight, pixelRatio } = Taro.getWindowInfo()
    return digest([brand, model, system, screenWidth, screenHeight, pixelRatio].join('|'))
  } catch {
    return 'unknown'
  }
}

function ownId(): string {
  const known = kept<string>(DEVICE)
  if (known) return known
  const made = Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('')
  keep(DEVICE, made)
  return made
}

/**
 * A hint by which the server tells one phone from another, `<make>.<id>`, at most 40 characters: a digest of model, system
 * and screen, and a random id kept on this phone. It names nobody, and nothing is refused for its absence.
 */
export function deviceHint(): string {
  return `${make()}.${ownId()}`
}
