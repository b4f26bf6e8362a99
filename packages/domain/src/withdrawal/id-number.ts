const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** A resident's ID number as it is kept, 18 characters; null when it is none. Source: GB 11643 (ISO 7064 MOD 11-2, a real birthday). */
export function residentIdNumber(text: string): string | null {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return null
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const born = new Date(Date.UTC(year, month - 1, day))
  const real = year >= 1900 && born.getUTCMonth() === month - 1 && born.getUTCDate() === day
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return real && CHECKS[sum % 11] === number[17] ? number : null
}
