import fc from 'fast-check'
import { clustersOf } from '../src/text/clusters.js'
import { EXTENDING } from '../src/text/extending.js'
import { within } from '../src/text/ranges.js'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const segmentsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)

test.each([
  ['a family joined of four', '👨‍👩‍👧‍👦'],
  ['an astronaut with a skin tone', '👩🏽‍🚀'],
  ['a flag', '🇨🇳'],
  ['the flag of Scotland, spelt in tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['a heart with a variation selector', '❤️'],
  ['a keycap', '1️⃣'],
  ['a letter with two marks', 'e\u0323\u0301'],
  ['a Han sign with an ideographic variation', '葛\u{e0100}'],
  ['a Han sign beyond the basic plane', '𠮷'],
  ['Thai with a vowel above and a tone', 'ที่'],
  ['Hangul in single letters', '\u1112\u1161\u11ab'],
  ['Hindi with a vowel sign', 'कि'],
])('%s is one character', (_, text) => {
  expect(clustersOf(text)).toEqual([text])
  expect(clustersOf(`满${text}a${text}`)).toEqual(['满', text, 'a', text])
})

test('flags stand in pairs of letters', () => {
  expect(clustersOf('🇨🇳🇫🇷🇩')).toEqual(['🇨🇳', '🇫🇷', '🇩'])
  expect(clustersOf('🇨\u0301🇨🇳')).toEqual(['🇨\u0301', '🇨🇳'])
})

test('nothing is lost, and half a surrogate is a character by itself', () => {
  expect(clustersOf('a\ud83d')).toEqual(['a', '\ud83d'])
  expect(clustersOf('')).toEqual([])
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => clustersOf(text).join('') === text))
})

const UNITS = [
  ...'a满，1é́ﷺ',
  'ี่',
  '\u200d',
  '\ufe0f',
  '👩',
  '🏽',
  '🚀',
  '🇨',
  '🇳',
  '\u20e3',
  '\u0301',
  'क',
  'ि',
  '\u1112\u1161',
  '\u11ab',
  '葛\u{e0100}',
  '\r',
]

/** The places after each of them. */
const cutsOf = (parts: string[]) => parts.map((_, index) => parts.slice(0, index + 1).join('').length)

test('what Unicode keeps together is never cut', () => {
  const text = fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 30 })
  fc.assert(
    fc.property(text, (drawn) => {
      // What follows a joiner or a mark that belongs to nothing may be kept by us alone, never the reverse.
      const theirs = new Set(cutsOf(segmentsOf(drawn)))
      return cutsOf(clustersOf(drawn)).every((cut) => theirs.has(cut))
    }),
    { numRuns: 500 },
  )
})

test('every mark that Unicode knows extends a cluster', () => {
  const missing: string[] = []
  for (let point = 0x300; point <= 0x1ffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const mark = String.fromCodePoint(point)
    if (/\p{M}/u.test(mark) && !within(EXTENDING, point)) missing.push(point.toString(16))
    if (!/\p{M}/u.test(mark) && /[\p{Script=Han}\p{Lu}\p{Nd}]/u.test(mark) && within(EXTENDING, point))
      missing.push(point.toString(16))
  }
  expect(missing).toEqual([])
})
