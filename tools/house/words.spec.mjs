import { allFiles, isTest, programFiles } from './sources.mjs'

const own = 'tools/house/words.spec.mjs'
const files = allFiles().filter(({ path }) => path !== own)
const programs = programFiles().filter(({ path }) => path !== own)

/** `path:line text` of every line that matches, for a message that says where. */
function linesWith(pattern, among) {
  return among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  )
}

test('no room or file has a name that says nothing', () => {
  const vague = /(^|[/.-])(utils?|common|managers?|helpers?|misc|shared)([/.-]|$)/
  expect(programs.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
})

test('no path of a machine and no private registry is checked in', () => {
  const machine =
    /\/(home|Users)\/[a-z]\w*\/|\/root\/|\/work\/|C:\\Users|\bartifactory\b|\/\/\d+\.\d+\.\d+\.\d+:\d+\/npm/i
  expect(linesWith(machine, files)).toEqual([])
})

test('the lockfile names no registry', () => {
  const lock = files.find(({ path }) => path === 'package-lock.json')
  expect(linesWith(/"resolved": "(?!apps\/|packages\/)/, [lock])).toEqual([])
})

test('types are not silenced and nothing is left for later', () => {
  const silenced = /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b|\bTODO\b|\bFIXME\b/
  expect(linesWith(silenced, programs)).toEqual([])
})

test('no test is skipped or runs alone', () => {
  const tests = programs.filter(({ path }) => isTest(path))
  expect(linesWith(/\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/, tests)).toEqual([])
})
