/** How spread numbers are: their standard deviation by their mean; null for fewer than two or a mean of nothing. */
export function spread(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (mean <= 0) return null
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance) / mean
}

/** The waits between instants, which need not be sorted. */
export function gaps(instants: readonly number[]): number[] {
  const sorted = [...instants].sort((a, b) => a - b)
  return sorted.slice(1).map((at, index) => at - (sorted[index] as number))
}

/** The middle one of numbers, the upper of two; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

/** The share of the most frequent value, 0 for none. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.length === 0 ? 0 : Math.max(...counts.values()) / values.length
}

/** The share of items for which `is` holds, 0 for none. */
export function shareOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(is).length / items.length
}
