const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** A resident's ID number that passes its checksum (GB 11643), another one for every index below 1,000. */
export function idNumber(index: number): string {
  const body = `31010119800101${String(index).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + CHECKS[sum % 11]
}
