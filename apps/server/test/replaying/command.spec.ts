import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { emptyDatabase, type TestDatabase } from '../factories/a-database.js'
import { forestCsv, HEADER } from './a-forest.js'
import { independent } from './independent.mjs'

let kept: TestDatabase
let folder: string
beforeAll(async () => {
  kept = await emptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'passalong-replay-'))
})
afterAll(async () => {
  await kept.drop()
  rmSync(folder, { recursive: true })
})

async function run(name: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: kept.url }
  const child = spawn(process.execPath, [`apps/server/dist/commands/${name}.js`, ...args], { env })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code: code as number }
}

function file(content: string): string {
  const path = join(folder, 'forest.csv')
  writeFileSync(path, content)
  return path
}

test('with --json the summary is one line on stdout, the same at the second run, and the audit is clean', async () => {
  const csv = forestCsv('command', { trees: 2, nodes: 30, users: 20, deep: 4, spoilt: 10 })
  const first = await run('replay-chains', file(csv), '--orders', '5', '--json')
  expect(first.code).toBe(0)
  expect(first.out).toBe(`${JSON.stringify(independent(Buffer.from(csv), '5'))}\n`)
  const keys = 'cascades nodes links visits joins maxDepth byDepth maxBreadth kFactor refused paidFen commissionFen'
  expect(Object.keys(JSON.parse(first.out))).toEqual(keys.split(' '))
  expect((await run('replay-chains', file(csv), '--orders', '5', '--json')).out).toBe(first.out)
  const audited = await run('audit', '--json')
  expect(JSON.parse(audited.out)).toMatchObject({ clean: true, unsealed: 0, findings: [] })
})

test('without it a person reads numbers and reasons', async () => {
  const { out, code } = await run('replay-chains', file(`${HEADER}\na,1,0,ann,1\na,2,1,ben,2\na,3,9,cy,3\n`))
  expect(code).toBe(0)
  expect(out).toContain('1 trees, 3 rows: 2 links, 2 visits that count, 2 joins')
  expect(out).toContain('K-factor 0.5000')
  expect(out).toMatch(/1 {2}parent-unknown {2}文件里没有上一级 {2}the parent is not in the file/)
})

test.each([
  [[], 'usage:'],
  [['a.csv', 'b.csv'], 'usage:'],
  [['a.csv', '--orders', ''], 'usage:'],
  [['nowhere.csv'], 'There is no file nowhere.csv'],
])('%j is refused in one sentence with exit code 2', async (args, sentence) => {
  const { out, err, code } = await run('replay-chains', ...args)
  expect({ out, code, lines: err.trimEnd().split('\n').length }).toEqual({ out: '', code: 2, lines: 1 })
  expect(err).toContain(sentence)
})
