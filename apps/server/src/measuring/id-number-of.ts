import { createHash } from 'node:crypto'
import { residentIdNumber } from '@passalong/domain'

/** An ID number for a text: the same for equal texts, with a real birthday and the right last character. */
export function idNumberOf(text: string): string {
  const hash = createHash('sha256').update(text).digest()
  const two = (place: number, from: number, count: number) =>
    String(from + ((hash[place] ?? 0) % count)).padStart(2, '0')
  const region = 100_000 + (hash.readUInt32BE(0) % 800_000)
  const born = `19${two(4, 50, 50)}${two(5, 1, 12)}${two(6, 1, 28)}`
  const body = `${region}${born}${String(hash.readUInt16BE(8) % 1_000).padStart(3, '0')}`
  const found = [...'0123456789X'].map((last) => residentIdNumber(body + last)).find((number) => number !== null)
  if (!found) throw new Error('no last character fits an ID number')
  return found
}
