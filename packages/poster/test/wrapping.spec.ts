import fc from 'fast-check'
import { clustersOf } from '../src/text/clusters.js'
import { fitText } from '../src/text/fit.js'
import { piecesOf } from '../src/text/pieces.js'
import { CLOSES, classOf, OPENS } from '../src/text/signs.js'
import { forgetWidths } from '../src/text/width.js'
import { wrapPieces } from '../src/text/wrap.js'
import { aText } from './a-template.js'
import { RecordingPen } from './recording-pen.js'

beforeEach(forgetWidths)

/** Lines of ten Han signs. */
const linesOf = (text: string, rest = {}) => fitText(new RecordingPen(), aText(text, rest), text).lines

describe('a line', () => {
  test('ends after any Han sign', () => {
    expect(linesOf('冬天的第一盏灯我在小满生活挑到了')).toEqual(['冬天的第一盏灯我在小', '满生活挑到了'])
  })

  test.each([...'，。！？、；：）」』”…》】'])('never begins with %s', (mark) => {
    expect(linesOf(`冬天的第一盏灯我在小${mark}满`)).toEqual(['冬天的第一盏灯我在', `小${mark}满`])
  })

  test.each([...'（「“《【'])('never ends with %s', (mark) => {
    expect(linesOf(`冬天的第一盏灯我在${mark}小满`)).toEqual(['冬天的第一盏灯我在', `${mark}小满`])
  })

  test('keeps words and numbers whole, with what belongs to them', () => {
    expect(linesOf('冬天的第一盏灯 Passalong')).toEqual(['冬天的第一盏灯', 'Passalong'])
    expect(linesOf('冬天的第一盏灯我在99.9%棉')).toEqual(['冬天的第一盏灯我在', '99.9%棉'])
    expect(linesOf('冬天的第一盏灯我¥128.00起')).toEqual(['冬天的第一盏灯我', '¥128.00起'])
    expect(linesOf('冬天的第一盏灯我在10:30开门')).toEqual(['冬天的第一盏灯我在', '10:30开门'])
  })

  test('breaks between words and drops the spaces there', () => {
    expect(linesOf('Passalong brings your friends')).toEqual(['Passalong brings', 'your friends'])
  })

  test('cuts a word only where it is longer than a line', () => {
    expect(linesOf('abcdefghijklmnopqrstuvwxyz')).toEqual(['abcdefghijklmnopqrst', 'uvwxyz'])
  })

  test('ends where the template ends it', () => {
    expect(linesOf('一盏暖光\n陪你入冬')).toEqual(['一盏暖光', '陪你入冬'])
  })
})

const SIGNS = [...'满生活冬天，。！（「”》a1 Zé', '👨‍👩‍👧', '🇨🇳', '\n', '99.9%', 'Passalong']
const texts = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 60 })

test('whatever the text: nothing is lost, no cluster is cut, no line is too long', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 3, max: 20 }), (text, widthEm) => {
      const pen = new RecordingPen()
      const setting = { weight: 400, spacingEm: 0 }
      const lines = wrapPieces(pen, setting, piecesOf(pen, setting, text), widthEm)
      const drawn = lines.map((line) => line.text).join('')
      expect(drawn.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      const clusters = new Set(clustersOf(text))
      for (const line of lines) {
        expect(line.width).toBeLessThanOrEqual(widthEm + 1e-3)
        expect(clustersOf(line.text).filter((cluster) => !clusters.has(cluster))).toEqual([])
      }
    }),
  )
})

test('whatever the text: marks stand where they may, unless a line is all marks', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = linesOf(text, { box: { x: 0, y: 0, width: 640, height: 9_999 } })
      const paragraphs = text.split('\n').map((paragraph) => paragraph.trim())
      lines.forEach((line, at) => {
        const clusters = clustersOf(line)
        const first = clusters[0]
        if (first !== undefined && classOf(first) === CLOSES) {
          // It begins a paragraph, or no other place before it would have done.
          const begins = paragraphs.some((paragraph) => paragraph.startsWith(line.slice(0, 2)))
          expect(
            begins ||
              clustersOf(lines[at - 1] as string)
                .slice(1)
                .every(isMark),
          ).toBe(true)
        }
        const last = clusters[clusters.length - 1]
        if (last !== undefined && classOf(last) === OPENS) {
          const ends = paragraphs.some((paragraph) => paragraph.endsWith(line.slice(-2)))
          expect(ends || clusters.slice(1).every(isMark)).toBe(true)
        }
      })
    }),
    { numRuns: 300 },
  )
})

const isMark = (cluster: string) => classOf(cluster) === CLOSES || classOf(cluster) === OPENS || cluster === ' '

describe('what does not fit', () => {
  const box = { x: 0, y: 0, width: 320, height: 45 }

  test('is cut with …, marks before it too', () => {
    expect(linesOf('冬天的第一盏灯我，在小满', { box })).toEqual(['冬天的第一盏灯我…'])
    expect(linesOf('冬天的第一盏灯我在小满生活', { maxLines: 1 })).toEqual(['冬天的第一盏灯我在…'])
  })

  test('is cut between clusters', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(linesOf(family.repeat(12), { box })).toEqual([`${family.repeat(9)}…`])
  })

  test('is shrunk before, as far as it may be', () => {
    const layer = aText('冬天的第一盏灯我在小满生', { box, minSizePx: 20 })
    expect(fitText(new RecordingPen(), layer, layer.text)).toMatchObject({ sizePx: 26, lines: [layer.text] })
    const long = layer.text.repeat(3)
    expect(fitText(new RecordingPen(), layer, long)).toMatchObject({ sizePx: 20 })
  })

  test('a word is shrunk rather than cut', () => {
    const layer = aText('Featherstonehaugh-Bartholomew', { maxLines: 2, minSizePx: 16 })
    expect(fitText(new RecordingPen(), layer, layer.text).lines).toEqual([layer.text])
  })
})
