/** Ascending, apart: [first, last, first, last, …]. */
export type Ranges = readonly number[]

/** Whether a code point lies in one of the ranges. */
export function within(ranges: Ranges, point: number): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (point < (ranges[middle * 2] as number)) high = middle - 1
    else if (point > (ranges[middle * 2 + 1] as number)) low = middle + 1
    else return true
  }
  return false
}
