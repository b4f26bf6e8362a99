import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { templates } from '@passalong/poster/templates'

/**
 * How far Chromium and Node may be apart, both drawing with Skia and the same font files. Measured over all templates and
 * fillings: 0.5 % of pixels that a person could tell apart, a mean of 1.5 of 255, 18.7 in the square of 50 pixels that differs
 * most: soft shadows, and the edges of letters that one of them sets between two pixels and the other does not. A line that is
 * moved by three pixels comes to 35.6 there; half way to it there is room for another version of Chromium.
 */
const TOLERANCE = { share: 0.009, mean: 2.3, tile: 26 }
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

test('the comparison sees a line of small text that is moved by three pixels', () => {
  const [moved] = differences.filter((one) => one.moved)
  expect(moved && tooFar(moved)).toBe(true)
})
