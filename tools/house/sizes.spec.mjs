import ts from 'typescript'
import { isMessages, isTest, programFiles } from './sources.mjs'

const LONGEST_FILE = 200
const LONGEST_FUNCTION = 70

const measured = () => programFiles().filter(({ path }) => !isTest(path) && !isMessages(path))

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = measured()
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LONGEST_FILE)
  expect(long).toEqual([])
})

test(`no function is longer than ${LONGEST_FUNCTION} lines`, () => {
  expect(measured().flatMap(longFunctions)).toEqual([])
})

test('the measure finds a function that is too long', () => {
  const text = `export const tall = () => {\n${'  call()\n'.repeat(LONGEST_FUNCTION)}}\n`
  expect(longFunctions({ path: 'tall.ts', text })).toEqual(['tall.ts:1 has 72 lines'])
})

function longFunctions({ path, text }) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = []
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line
  const visit = (node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = lineOf(node.getStart())
      const lines = lineOf(node.end) - first + 1
      if (lines > LONGEST_FUNCTION) found.push(`${path}:${first + 1} has ${lines} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
