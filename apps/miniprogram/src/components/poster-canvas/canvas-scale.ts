import { type CutName, cutSizes } from '@passalong/poster'

/** What decides how large a poster this phone draws. */
export interface PhoneSize {
  pixelRatio: number
  /** MB; null where WeChat does not tell. */
  memoryMb: number | null
}

/** Older phones cut off or refuse a canvas beyond this on any side. */
const MOST_PX = 4096
/** With so little memory a canvas of more than the design's own size ends the program. */
const LITTLE_MB = 2048

/**
 * How many canvas pixels a design pixel becomes, the best first; each next one is for a canvas that failed. The design is
 * 750 wide, which is 375 at a pixel ratio of 2. A poster is looked at on other phones, too: never below the design.
 */
export function scalesOf(cut: CutName, { pixelRatio, memoryMb }: PhoneSize): number[] {
  const { width, height } = cutSizes[cut]
  const wanted = Math.max(2, Math.min(pixelRatio, 3)) / 2
  const most = memoryMb !== null && memoryMb <= LITTLE_MB ? 1 : Math.min(wanted, MOST_PX / width, MOST_PX / height)
  return most > 1 ? [most, 1] : [most]
}

declare const wx: {
  getWindowInfo(): { pixelRatio?: unknown }
  getDeviceInfo(): { memorySize?: unknown }
}

const numberOf = (read: () => unknown): number | null => {
  try {
    return Number(read()) || null
  } catch {
    return null
  }
}

export function phoneSize(): PhoneSize {
  return {
    pixelRatio: numberOf(() => wx.getWindowInfo().pixelRatio) ?? 2,
    memoryMb: numberOf(() => wx.getDeviceInfo().memorySize),
  }
}
