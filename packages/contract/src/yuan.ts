/** Fen, not below zero, as yuan with two decimals, for the clients: 123456 → '1234.56'. Whole numbers only, as everywhere. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
