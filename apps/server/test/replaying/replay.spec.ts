import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { NestFactory } from '@nestjs/core'
import { audit } from '../../src/auditing/audit.js'
import { type Config, readConfig } from '../../src/platform/config/config.js'
import { Database } from '../../src/platform/database/database.js'
import { PlatformModule } from '../../src/platform/platform.module.js'
import { type Forest } from '../../src/replaying/forest.js'
import { planOf } from '../../src/replaying/plan.js'
import { readForest } from '../../src/replaying/read-forest.js'
import { ReplayChains, type ReplaySummary } from '../../src/replaying/replay-chains.js'
import { ReplayingModule } from '../../src/replaying/replaying.module.js'
import { migratedDatabase, type TestDatabase } from '../factories/a-database.js'
import { checksums } from '../importing/a-trial.js'
import { forestCsv, HEADER } from './a-forest.js'
import { independent } from './independent.mjs'

class ReplayTrial {}

let folder: string
let kept: TestDatabase
let config: Config
let database: Database
let replay: (csv: string | Buffer, seed?: string | null) => Promise<ReplaySummary>
let close: () => Promise<void>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passalong-replay-'))
  kept = await migratedDatabase()
  config = readConfig({ DATABASE_URL: kept.url })
  const root = { module: ReplayTrial, imports: [PlatformModule.of(config), ReplayingModule] }
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })
  database = new Database(kept.url, 2)
  replay = async (csv, seed = null) => app.get(ReplayChains).run(await forestOf(csv), seed)
  close = async () => {
    await app.close()
    await database.close()
    await kept.drop()
    await rm(folder, { recursive: true })
  }
})
afterAll(() => close())

async function forestOf(csv: string | Buffer): Promise<Forest> {
  const path = join(folder, 'forest.csv')
  await writeFile(path, csv)
  return readForest(path)
}

const csvOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`
const clean = async () => expect((await audit(kept.url, config.ledgerKey)).report.findings).toEqual([])

/** Rows of everything but what counts how often somebody looked. */
async function rows(): Promise<Record<string, number | null>> {
  const { id_block, job_progress, ...rest } = await checksums(database)
  return rest
}

test('what a node is: a visit to its parent’s link, joining once, and a link below it', async () => {
  const csv = csvOf(
    'a,1,0,ann,10',
    'a,2,1,ben,20',
    'a,3,2,cy,30',
    'a,4,2,ben,5000', // his own: kept, not counted
    'a,5,1,ben,40', // the same day: the same link, and the visit repeats
    'a,6,1,ben,86400', // the next day: another link
    'b,1,0,ben,5',
    'b,2,1,ann,', // as early as its parent
  )
  const summary = await replay(csv)
  expect(summary).toEqual({
    ...{ cascades: 2, nodes: 8, links: 7, visits: 6, joins: 3, maxDepth: 3, byDepth: [2, 4, 2], maxBreadth: 3 },
    // Ben came by himself through the first post of b, Ann through him there, Cy through him in a.
    ...{ kFactor: 0.6667, refused: {}, paidFen: 0, commissionFen: 0 },
  })
  expect(summary).toEqual(independent(Buffer.from(csv)))
  const links = await database.rows<{ depth: number; links: number }>(
    'SELECT depth, COUNT(*) AS links FROM share_link GROUP BY depth ORDER BY depth',
  )
  expect(links).toEqual([
    { depth: 0, links: 2 },
    { depth: 1, links: 2 },
    { depth: 2, links: 3 },
    { depth: 3, links: 2 },
  ])
  const [own] = await database.rows<{ own: number; uncounted: number; visits: number }>(
    'SELECT SUM(own) AS own, SUM(1 - counted) AS uncounted, COUNT(*) AS visits FROM visit',
  )
  expect(own).toEqual({ own: 1, uncounted: 2, visits: 8 })
})

test('every refused row has its reason, and what hangs on it is refused with it', async () => {
  const csv = csvOf(
    'a,1,0,ann,10',
    'a,2,1,ben',
    'a,3,1,ben,20,7',
    ',4,1,ben,20',
    'a,,1,ben,20',
    'a,5,,ben,20',
    'a,6,1,,20',
    `a,7,1,${'x'.repeat(65)},20`,
    'a,0,1,ben,20',
    'a,8,1,ben,soon',
    'a,9,1,ben,-1',
    'a,10,1,ben,99999999999',
    'a,11,11,ben,20',
    'a,1,0,ben,20',
    'a,12,nobody,ben,20',
    'a,13,12,ben,20',
    'a,14,8,ben,20',
    'a,15,16,ben,20',
    'a,16,15,ben,20',
    'a,17,15,ben,20',
    'c,1,2,cy,20',
  )
  const summary = await replay(csv)
  expect(summary).toMatchObject({ cascades: 2, nodes: 21, links: 1, joins: 1, byDepth: [1] })
  expect(summary.refused).toEqual({
    ...{ 'cascade-missing': 1, 'node-missing': 1, 'node-repeated': 1, 'node-zero': 1, 'own-parent': 1 },
    ...{ 'parent-cycle': 2, 'parent-missing': 1, 'parent-refused': 3, 'parent-unknown': 2, 'row-malformed': 2 },
    ...{ 'text-too-long': 1, 'time-negative': 1, 'time-too-large': 1, 'time-unreadable': 1, 'user-missing': 1 },
  })
  expect(summary).toEqual(independent(Buffer.from(csv)))
  const { refused } = await forestOf(csv)
  expect(refused.slice(0, 3)).toEqual([
    { line: 3, reason: 'row-malformed' },
    { line: 4, reason: 'row-malformed' },
    { line: 5, reason: 'cascade-missing' },
  ])
})

test('line endings, compression, a mark at the beginning and the order of columns change nothing', async () => {
  const rows = ['a,1,0,ann,10', 'a,2,1,ben,20.25']
  const { digest, nodes } = await forestOf(csvOf(...rows))
  expect(nodes.map(({ atMs }) => atMs)).toEqual([10_000, 20_250])
  const crlf = `\ufeff${[HEADER, ...rows, ''].join('\r\n')}`
  const turned = 't_sec_after_root,note,User,Parent,Node,Cascade\n10,"x, y",ann,0,1,a\n20.25,,"ben",1,2,a\n'
  for (const other of [crlf, gzipSync(csvOf(...rows)), turned]) expect(await forestOf(other)).toMatchObject({ digest })
  expect((await forestOf(csvOf('a,1,0,ann,10', 'a,2,1,ben,20'))).digest).not.toBe(digest)
})

test.each([
  ['', 'import.file-empty'],
  ['cascade,node,parent,user\na,1,0,ann\n', 'import.columns-missing'],
  [gzipSync(csvOf('a,1,0,ann,10')).subarray(0, 30), 'import.file-broken-gzip'],
])('a file that cannot be read is refused whole: %#', async (csv, key) => {
  await expect(replay(csv)).rejects.toMatchObject({ key })
})

test('a file without a row that stands prints zeros', async () => {
  const none = { cascades: 0, nodes: 0, links: 0, visits: 0, joins: 0, maxDepth: 0, byDepth: [], maxBreadth: 0 }
  const rest = { kFactor: null, refused: {}, paidFen: 0, commissionFen: 0 }
  expect(await replay(csvOf(), '1')).toEqual({ ...none, ...rest })
  expect(independent(Buffer.from(csvOf()), '1')).toEqual({ ...none, ...rest })
})

describe('an independent program finds the same numbers', () => {
  const shapes = {
    dirty: { trees: 4, nodes: 60, users: 25, deep: 5, spoilt: 30 },
    'of few people': { trees: 6, nodes: 60, users: 4, deep: 3, spoilt: 8 },
    deep: { trees: 1, nodes: 350, users: 120, deep: 10, spoilt: 1 },
    wide: { trees: 2, nodes: 600, users: 900, deep: 0, spoilt: 3 },
    'of dirty chains': { trees: 3, nodes: 90, users: 12, deep: 9, spoilt: 12 },
  }
  test.each(Object.entries(shapes))('%s trees, with orders; once more nothing changes', async (name, shape) => {
    for (const seed of ['1', '2']) {
      const csv = forestCsv(`${name} ${seed}`, shape)
      const expected = independent(Buffer.from(csv), seed)
      const summary = await replay(csv, seed)
      expect(summary).toEqual(expected)
      const refused = Object.values(summary.refused).reduce((sum, count) => sum + count, 0)
      expect(summary.byDepth.reduce((sum, nodes) => sum + nodes, refused)).toBe(summary.nodes)
      const before = await rows()
      expect(await replay(csv, seed)).toEqual(expected)
      expect(await rows()).toEqual(before)
    }
    await clean()
  })

  test('a second seed sells on top of the first, and both are told apart', async () => {
    const csv = forestCsv('seeds', { trees: 2, nodes: 40, users: 30, deep: 4, spoilt: 5 })
    for (const seed of ['1', '2', '1', null])
      expect(await replay(csv, seed)).toEqual(independent(Buffer.from(csv), seed))
    await clean()
  })

  test('deeper than anybody recurses, and as wide as a first post gets', async () => {
    const chain = csvOf(...Array.from({ length: 20_000 }, (_, n) => `a,${n + 1},${n},u${n},${n}`).reverse())
    const star = csvOf(...Array.from({ length: 50_000 }, (_, n) => `b,${n + 1},0,u${n},${n % 7}`))
    for (const csv of [chain, star]) {
      const forest = await forestOf(csv)
      const { maxDepth, byDepth, maxBreadth, links } = independent(Buffer.from(csv))
      const found = { maxDepth: forest.byDepth.length, byDepth: forest.byDepth, maxBreadth: forest.maxBreadth }
      expect({ ...found, links: planOf(forest).links - 1 }).toEqual({ maxDepth, byDepth, maxBreadth, links })
    }
  })
})

test('the tallies of what was replayed say the same as the summary', async () => {
  const csv = forestCsv('tallied', { trees: 3, nodes: 80, users: 40, deep: 4, spoilt: 10 })
  const { links, visits, joins, paidFen, commissionFen } = await replay(csv, '9')
  const { digest } = await forestOf(csv)
  const [tallied] = await database.rows<Record<string, number>>(
    `SELECT SUM(t.links) AS links, SUM(t.visits) AS visits, SUM(t.joins) AS joins, SUM(t.paid_fen) AS paidFen, SUM(t.commission_fen) AS commissionFen
       FROM share_tally t JOIN share_subject s ON t.scope = 2 AND t.scope_id = s.id AND t.axis = 1 WHERE s.code LIKE ?`,
    [`replay-${digest.slice(0, 12)}-%`],
  )
  // The first posts are links too.
  expect(tallied).toEqual({ links: links + 3, visits, joins, paidFen, commissionFen })
  const [waiting] = await database.rows(
    'SELECT (SELECT COUNT(*) FROM share_event) + (SELECT COUNT(*) FROM ledger_unsealed) AS rest',
  )
  expect(waiting).toEqual({ rest: 0 })
})
