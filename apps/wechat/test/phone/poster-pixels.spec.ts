import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { templates } from '@passalong/poster/templates'

/**
 * How far Chromium and Node may be apart. Both draw with Skia, but Chromium darkens and lightens the soft edges of
 * letters for a desktop's screen and filters pictures that are made smaller by other steps. Measured over all templates
 * and extremes: 0.29 % of pixels that a person could tell apart, a mean of 0.61 of 255, 5.4 in the square of 50 pixels
 * that differs most. A title that is moved by one pixel comes to 7.5 to 16 there.
 */
const TOLERANCE = { share: 0.004, mean: 1, tile: 6.5 }
const PIXELS = fileURLToPath(new URL('../../../../packages/poster/test/pixels.mjs', import.meta.url))

interface Difference {
  template: string
  cut: string
  way: string
  scale: number
  share: number
  mean: number
  tile: number
  moved?: true
}

let differences: Difference[] = []

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PIXELS])
  differences = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Difference)
})

const tooFar = ({ share, mean, tile }: Difference) =>
  share > TOLERANCE.share || mean > TOLERANCE.mean || tile > TOLERANCE.tile

test.each(templates.map(({ code }) => code))('%s: Chromium draws what Node draws', (code) => {
  const own = differences.filter(({ template, moved }) => template === code && !moved)
  expect(new Set(own.map(({ cut }) => cut))).toEqual(new Set(['tall', 'card', 'square']))
  expect(own.length).toBeGreaterThanOrEqual(9)
  expect(own.filter(tooFar)).toEqual([])
})

test('so it does at the size of a phone', () => {
  expect(differences.filter(({ scale }) => scale === 1.5)).toHaveLength(1)
})

test('the comparison sees a title that is moved by one pixel', () => {
  expect(differences.filter(({ moved }) => moved).map(tooFar)).toEqual([true])
})
