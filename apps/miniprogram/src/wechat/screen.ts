import Taro from '@tarojs/taro'

/** Niceties that a phone may lack or refuse; what the person is doing goes on without them. */
function quietly(action: () => unknown): void {
  try {
    const outcome = action()
    if (outcome instanceof Promise) outcome.catch(() => undefined)
  } catch {
    // The phone lacks it.
  }
}

function brightnessOf(answer: unknown): number | null {
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : null
  return typeof value === 'number' ? value : null
}

let brightnessBefore: number | null = null

/** A code is read most easily from a bright screen; `dimScreen` gives the person's own brightness back. */
export function brightenScreen(): void {
  quietly(async () => {
    // Taro's type tells of no answer; WeChat gives the brightness in `value`.
    const answer: unknown = await Taro.getScreenBrightness()
    if (brightnessBefore === null) brightnessBefore = brightnessOf(answer)
    await Taro.setScreenBrightness({ value: 1 })
  })
  quietly(() => Taro.setKeepScreenOn({ keepScreenOn: true }))
}

export function dimScreen(): void {
  const value = brightnessBefore
  brightnessBefore = null
  if (value !== null) quietly(() => Taro.setScreenBrightness({ value }))
  quietly(() => Taro.setKeepScreenOn({ keepScreenOn: false }))
}

/** A short tick under the finger that says: taken. */
export function tick(): void {
  quietly(() => Taro.vibrateShort({ type: 'light' }))
}

export function pixelRatio(): number {
  try {
    return Taro.getWindowInfo().pixelRatio || 2
  } catch {
    return 2
  }
}

export function endPullDown(): void {
  quietly(() => Taro.stopPullDownRefresh())
}
