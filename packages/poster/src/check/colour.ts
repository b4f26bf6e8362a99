/** Red, green, blue from 0 to 255, alpha from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** Reads `#rgb`, `#rrggbb` and `#rrggbbaa`. */
export function rgbaOf(colour: string): Rgba {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16)
  return [at(1), at(3), at(5), hex.length > 7 ? at(7) / 255 : 1]
}

export function mixed(from: Rgba, to: Rgba, part: number): Rgba {
  const channel = (index: 0 | 1 | 2 | 3) => from[index] + (to[index] - from[index]) * part
  return [channel(0), channel(1), channel(2), channel(3)]
}

/** What is seen of `over` on an opaque ground. */
export function laidOver(ground: Rgba, over: Rgba): Rgba {
  return [...mixed(ground, over, over[3]).slice(0, 3), 1] as unknown as Rgba
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** The contrast of two opaque colours as WCAG counts it, 1 to 21. */
export function contrastOf(one: Rgba, other: Rgba): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}
