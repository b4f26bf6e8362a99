import { chainFigures } from '@passalong/domain'
import { pino } from 'pino'
import { auditChains } from '../../src/auditing/audit-chains.js'
import { Findings } from '../../src/auditing/finding.js'
import { Snapshot } from '../../src/auditing/snapshot.js'
import { ChainMemory } from '../../src/chain/chain-memory.js'
import { FIGURE_COLUMNS } from '../../src/chain/tally-rows.js'
import { TallyShares } from '../../src/chain/tally-shares.js'
import { ChainHistory1780000000011 } from '../../src/migrations/1780000000011-chain-history.js'
import { Database } from '../../src/platform/database/database.js'
import { dataSource } from '../../src/platform/database/schema.js'
import { Jobs } from '../../src/platform/jobs/jobs.js'
import { logTo } from '../../src/platform/log/log.js'
import { migratedDatabase, type TestDatabase } from '../factories/a-database.js'
import { TestClock } from '../factories/test-clock.js'
import { dice, Forest, plant, type RawLink, type RawMember, tell, VERSIONS } from './forest.js'
import { recount } from './recount.js'

let kept: TestDatabase
let database: Database
const clock = new TestClock()
const quiet = pino({ level: 'silent' })

beforeAll(async () => {
  kept = await migratedDatabase()
  database = new Database(kept.url, 6)
  const columns = 'id,material_id,number,title,texts,template_code,template_version,field_values,created_at'.split(',')
  const version = (id: number, from: string) => [id, 1, id, '新茶上市', '[]', 'join', 1, '{}', new Date(from)]
  const rows = [...VERSIONS.map((id) => version(id, '2020-01-01')), version(3, '2099-01-01')]
  await database.transaction((tx) => tx.insert('material_version', columns, rows))
})
afterEach(async () => {
  for (const table of ['member', 'share_link', 'visit', 'share_event', 'share_tally', 'share_mark', 'share_leader'])
    await database.run(`DELETE FROM ${table}`)
})
afterAll(async () => {
  await database?.close()
  await kept?.drop()
})

const tallier = (on = database) => new TallyShares(new Jobs(quiet), clock, logTo(quiet), on, new ChainMemory())

/** What is kept, in the form of a recount; rows of nothing but zeros say nothing. */
async function keptFigures() {
  const rows = await database.rows<Record<string, number>>('SELECT * FROM share_tally')
  const figures = rows.map((row) => [
    [row['scope'], row['scope_id'], row['axis'], row['bucket']].join('/'),
    Object.fromEntries(chainFigures.map((figure, index) => [figure, row[FIGURE_COLUMNS[index] as string]])),
  ])
  const led = await database.rows<Record<string, number>>('SELECT * FROM share_leader')
  const leaders = led.map((row) => [
    [row['scope'], row['scope_id'], row['kind'], row['leader_id']].join('/'),
    [row['visits'], row['joins'], row['first_orders'], row['paid_fen']],
  ])
  return { figures: said(figures as [string, object][]), leaders: said(leaders as [string, object][]) }
}

function said(entries: Iterable<[string, object]>): Record<string, object> {
  const telling = [...entries].filter(([, row]) => Object.values(row).some((value) => value !== 0))
  return Object.fromEntries(telling.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function recounted(forest: Forest) {
  const { figures, leaders } = recount(forest)
  return { figures: said(figures), leaders: said(leaders) }
}

const waiting = async () => (await database.rows('SELECT id FROM share_event')).length

describe('the figures of a forest', () => {
  it.each([1, 2, 3])('are those of a walk over the raw rows, every scope, split and column (seed %i)', async (seed) => {
    const roll = dice(seed * 7_919)
    const forest = new Forest(roll).grow(250)
    await plant(database, forest)
    for (let from = 0, id = 1; from < forest.events.length; from += 30, id += 100) {
      await tell(database, forest.events.slice(from, from + 30), id, () => 1 + roll(5))
      // A process that has just started and remembers nothing.
      await tallier().run()
    }
    const { figures, leaders } = await keptFigures()
    const expected = recounted(forest)
    expect(Object.keys(figures).length).toBeGreaterThan(200)
    expect(figures).toEqual(expected.figures)
    expect(leaders).toEqual(expected.leaders)
    expect(await waiting()).toBe(0)
  })

  it.each([4, 5, 6])('are so where links are made ahead, whatever sends them (seed %i)', async (seed) => {
    const roll = dice(seed * 7_919)
    const forest = new Forest(roll, 1_000, 2).grow(250)
    await plant(database, forest)
    expect(forest.events.filter((event) => event.kind === 'link' && event.by !== 'minted').length).toBeGreaterThan(10)
    for (let from = 0, id = 1; from < forest.events.length; from += 30, id += 100) {
      await tell(database, forest.events.slice(from, from + 30), id, () => 1 + roll(5))
      await tallier().run()
    }
    const { figures, leaders } = await keptFigures()
    const expected = recounted(forest)
    expect(figures).toEqual(expected.figures)
    expect(leaders).toEqual(expected.leaders)
    expect(Object.keys(figures).filter((name) => name.startsWith('7/')).length).toBeGreaterThan(2)
    const counting = await database.rows<{ id: number }>('SELECT id FROM share_link WHERE counted = 1 ORDER BY id')
    const sent = forest.events.flatMap((event) => (event.kind === 'link' ? [event.link.id] : []))
    expect(counting.map(({ id }) => id)).toEqual(sent.sort((a, b) => a - b))
    expect(sent.length).toBeLessThan(forest.links.length)
  })

  it('of a line of links made ahead, longer than what hears, are all sent with its last', async () => {
    const forest = new Forest(dice(7), 1_000, 3)
    const sharer = forest.join(1, null, null)
    let link = forest.mint(null, null)
    for (let step = 0; step < 150; step++) link = forest.mint(link, sharer)
    forest.visit(2, link)
    await plant(database, forest)
    await tell(database, forest.events, 1, () => 1_000)
    await tallier().run()
    expect(await keptFigures()).toEqual(recounted(forest))
    const [rows] = await database.rows('SELECT COUNT(*) AS links, SUM(counted) AS counted FROM share_link')
    expect(rows).toEqual({ links: 151, counted: 151 })
  })

  it('of links made ahead below a long line are heard by the root, however far above they are sent', async () => {
    const forest = new Forest(dice(8), 1_000, 3).line(100)
    const known = forest.events.length
    let link = forest.links.at(-1) as RawLink
    const sharer = forest.members.find(({ id }) => id === link.sharerId) as RawMember
    for (let step = 0; step < 20; step++) link = forest.mint(link, sharer)
    forest.visit(2, link)
    await plant(database, forest)
    const job = tallier()
    await tell(database, forest.events.slice(0, known), 1, () => 1_000)
    await job.run()
    await tell(database, forest.events.slice(known), 1_000, () => 1_000)
    await job.run()
    expect(await keptFigures()).toEqual(recounted(forest))
  })

  it('of lines longer than what hears: the middle hears of 64 generations, root, subject and shop of all', async () => {
    const forest = new Forest(dice(99)).line(90).line(5)
    await plant(database, forest)
    await tell(database, forest.events, 1, () => 1_000)
    await tallier().run()
    expect(await keptFigures()).toEqual(recounted(forest))
  })
})

describe('exactly once', () => {
  it('when talliers work at the same time, in several processes', async () => {
    const forest = new Forest(dice(4_711), 1_000, 1).grow(200)
    await plant(database, forest)
    const others = [new Database(kept.url, 2), new Database(kept.url, 2)]
    try {
      const jobs = [tallier(), ...others.map((other) => tallier(other))]
      let id = 1
      for (let from = 0; from < forest.events.length; from += 25, id += 100) {
        await tell(database, forest.events.slice(from, from + 25), id, () => 1)
        await Promise.all(jobs.map((job) => job.run()))
      }
      while ((await waiting()) > 0) await Promise.all(jobs.map((job) => job.run()))
    } finally {
      await Promise.all(others.map((other) => other.close()))
    }
    expect(await keptFigures()).toEqual(recounted(forest))
  })

  it('when the process dies in the middle: nothing was added, all of it still waits', async () => {
    const forest = new Forest(dice(815), 1_000, 1).grow(120)
    await plant(database, forest)
    await tell(database, forest.events, 1, () => 3)
    const before = await waiting()
    // The connection breaks while the figures are written, each time one statement later.
    for (let statements = 0; statements <= 3; statements++) {
      await expect(tallier(dyingAfter(statements)).run()).rejects.toThrow('died')
      expect(await waiting()).toBe(before)
      expect((await keptFigures()).figures).toEqual({})
      expect(await database.rows('SELECT * FROM share_mark LIMIT 1')).toEqual([])
    }
    await tallier().run()
    await tallier().run()
    expect(await keptFigures()).toEqual(recounted(forest))
  })

  it('a row that cannot be read stays where it is and keeps nobody else waiting', async () => {
    await database.run(`INSERT INTO share_event (id, events) VALUES (1, '[{"kind":"link"}]'), (2, 'nonsense')`)
    const forest = new Forest(dice(3)).grow(40)
    await plant(database, forest)
    await tell(database, forest.events, 3, () => 2)
    await tallier().run()
    expect(await waiting()).toBe(2)
    expect(await keptFigures()).toEqual(recounted(forest))
  })
})

/** A database whose transactions break after so many writes. */
function dyingAfter(statements: number): Database {
  let left = statements
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name).bind(target)
      return (work: Parameters<Database['transaction']>[0]) =>
        target.transaction((tx) =>
          work({
            ...tx,
            run: async (sql, values) => {
              if (left-- === 0) throw new Error('died')
              return tx.run(sql, values)
            },
          }),
        )
    },
  })
}

describe('what happened before figures were kept', () => {
  const migrate = async () => {
    const source = await dataSource(kept.url).initialize()
    const runner = source.createQueryRunner()
    try {
      await new ChainHistory1780000000011().up(runner)
    } finally {
      await runner.release()
      await source.destroy()
    }
  }

  it('is told once: links, visits, joins', async () => {
    const forest = new Forest(dice(11)).grow(120)
    await plant(database, forest)
    await migrate()
    await migrate()
    expect(await waiting()).toBe(forest.links.length + forest.visits.length + forest.members.length)
    await tallier().run()
    await migrate()
    expect(await waiting()).toBe(0)
    const [shop] = await database.rows(
      'SELECT SUM(links) AS links, SUM(visits) AS visits, SUM(joins) AS joins, SUM(shared_joins) AS shared FROM share_tally WHERE scope = 1 AND axis = 2',
    )
    expect(shop).toEqual({
      links: forest.links.length,
      visits: forest.visits.filter(({ counted }) => counted).length,
      joins: forest.members.length,
      shared: forest.members.filter(({ referrerId }) => referrerId !== null).length,
    })
  })
})

describe('the audit', () => {
  const findings = async () => {
    const snapshot = await Snapshot.open(kept.url)
    const found = new Findings()
    const links = await auditChains(snapshot, found).finally(() => snapshot.close())
    return { links, found: found.kept.map(({ row, detail }) => `${row}: ${detail}`) }
  }
  /** Orders need rows of their own, which a forest does not have. */
  const withoutOrders = (seed: number) => {
    const forest = new Forest(dice(seed), 1_000, 1).grow(150).line(70)
    return { forest, events: forest.events.filter(({ kind }) => kind !== 'paid') }
  }

  it('finds nothing where nobody touched a figure, of every link, and says when it did not look', async () => {
    const { forest, events } = withoutOrders(21)
    await plant(database, forest)
    await tell(database, events, 1, () => 9)
    expect(await findings()).toEqual({ links: null, found: [] })
    await tallier().run()
    expect(await findings()).toEqual({ links: forest.links.length, found: [] })
  })

  it('finds a figure that was changed, taken away or made up, and a row that is gone', async () => {
    const { forest, events } = withoutOrders(22)
    await plant(database, forest)
    await tell(database, events, 1, () => 9)
    await tallier().run()
    const changed = async (sql: string) => {
      await database.run(sql)
      return (await findings()).found
    }
    const deep = forest.links.find(({ depth }) => depth === 60)?.id ?? 0
    const parent = forest.links.find(({ id }) => id === deep)?.parentId ?? 0
    const of = (id: number, bucket: number) => `scope = 6 AND scope_id = ${id} AND axis = 1 AND bucket = ${bucket}`
    const more = await changed(`UPDATE share_tally SET joins = joins + 1 WHERE ${of(deep, 3)}`)
    expect(more).toEqual(
      [`share_link ${deep}: joins is 2, not 1`, `share_link ${parent}: joins is 1, not 2`].sort(byNumber),
    )
    await database.run(`UPDATE share_tally SET joins = joins - 1 WHERE ${of(deep, 3)}`)
    const [material] = await database.rows<{ id: number; visits: number }>(
      'SELECT scope_id AS id, SUM(visits) AS visits FROM share_tally WHERE scope = 7 AND axis = 1 GROUP BY scope_id LIMIT 1',
    )
    const { id = 0, visits = 0 } = material ?? {}
    const made = await changed(
      `UPDATE share_tally SET visits = visits + 1 WHERE scope = 7 AND scope_id = ${id} AND axis = 1`,
    )
    expect(made).toEqual([`material_version ${id}: visits is ${Number(visits) + 1}, not ${visits}`])
    await database.run(`UPDATE share_tally SET visits = visits - 1 WHERE scope = 7 AND scope_id = ${id} AND axis = 1`)
    const unsent = forest.links.find((link) => link.ahead && link.sharerId !== 0)?.id
    const hidden = await changed(`UPDATE share_link SET counted = 1 - counted WHERE id = ${unsent}`)
    expect(hidden.join()).toMatch(/share_subject \d+: links is /)
    await database.run(`UPDATE share_link SET counted = 1 - counted WHERE id = ${unsent}`)
    const visit = forest.visits.find(({ counted, link }) => counted && link.version === 0)
    const gone = await changed(`DELETE FROM visit WHERE id = ${visit?.id}`)
    expect(gone).toHaveLength(2)
    expect(gone.join()).toMatch(/share_subject \d+: visits is .*share_link \d+: visits is /)
  })
})

const byNumber = (a: string, b: string) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b))
