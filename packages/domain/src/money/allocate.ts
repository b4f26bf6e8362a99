/**
 * Spreads `total` over `weights` in proportion, whole units only, by largest remainder; ties go to the earlier line.
 * The shares always add up to `total`, and no share exceeds its weight while `total` is at most the sum of weights.
 * Source: RULES section 7. Throws RangeError for a negative or fractional number, and for a total that no weight can take.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const wrong = [total, ...weights].find((amount) => amount < 0 || !Number.isInteger(amount))
  if (wrong !== undefined) throw new RangeError(`shares of ${wrong}`)
  // Most orders have no discount to spread.
  if (total === 0) return weights.map(() => 0)
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  if (sum === 0n) throw new RangeError(`nothing to spread ${total} over`)
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight))
  const shares = exact.map((value) => Number(value / sum))
  const left = total - shares.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
