import { createConnection } from 'mysql2/promise'
import { ChainMemory } from '../../src/chain/chain-memory.ts'
import { TallyShares } from '../../src/chain/tally-shares.ts'
import { Database } from '../../src/platform/database/database.ts'
import { migratedDatabase } from '../../test/factories/a-database.ts'
import { TestClock } from '../../test/factories/test-clock.ts'
import { growForest } from './forest.mjs'
import { DAY_MS, dayOf, happenings } from './happenings.mjs'
import { loading, loadRows } from './load-rows.mjs'
import { ID, tokenOf } from './plan.mjs'
import { tablesOf } from './rows.mjs'

const LINKS = 10_000
/** A day in the middle of a month: the shape shall not hang on when the test runs. */
const END_MS = Date.parse('2026-11-18T02:00:00Z')
const forest = growForest(LINKS, END_MS)

describe('a forest', () => {
  test('has the shape of the real trees: mean depth 2.14, 22 % with children, mean height below 0.42', () => {
    const { links } = growForest(200_000, END_MS, 1)
    const height = new Int32Array(links.count)
    const seen = { nodes: 0, depth: 0, most: 0, children: 0, height: 0 }
    for (let at = links.count - 1; at >= 0; at--) {
      const parent = links.parent[at]
      if (parent < 0) continue
      height[parent] = Math.max(height[parent], height[at] + 1)
      const depth = links.depth[at] - links.depth[links.root[at]]
      seen.nodes += 1
      seen.depth += depth
      seen.most = Math.max(seen.most, depth)
      seen.children += height[at] > 0 ? 1 : 0
      seen.height += height[at]
    }
    expect(Math.abs(seen.depth / seen.nodes - 2.14)).toBeLessThan(0.15)
    expect(Math.abs(seen.children / seen.nodes - 0.22)).toBeLessThan(0.01)
    expect(Math.abs(seen.height / seen.nodes - 0.42)).toBeLessThan(0.05)
    expect(seen.most).toBeGreaterThan(15)
  })

  test('is the same for the same seed; parents come before their children, referrers before whom they brought', () => {
    const again = growForest(LINKS, forest.endMs)
    expect(again.links.parent).toEqual(forest.links.parent)
    const { links, members } = forest
    expect(links.parent.subarray(0, links.count).every((parent, at) => parent < at)).toBe(true)
    expect(members.referrer.subarray(0, members.count).every((referrer, at) => referrer < at)).toBe(true)
  })

  test('tokens are 16 signs, other ones for every link', () => {
    const tokens = new Set(Array.from({ length: 100_000 }, (_, link) => tokenOf(link)))
    expect(tokens.size).toBe(100_000)
    expect([...tokens].filter((token) => !/^[0-9a-f]{16}$/.test(token))).toEqual([])
  })
})

describe('its figures', () => {
  const FIGURES = ['share_tally', 'share_leader', 'share_mark']
  let kept
  let connection
  let database

  beforeAll(async () => {
    kept = await migratedDatabase()
    connection = await createConnection({ uri: kept.url, timezone: 'Z' })
    database = new Database(kept.url, 2)
    await loading(connection)
    for (const [table, columns, lines] of tablesOf(forest, { allMarks: true }))
      await loadRows(connection, table, columns, lines)
  })
  afterAll(async () => {
    await database?.close()
    await connection?.end()
    await kept?.drop()
  })

  const rowsOf = async (table) => {
    const [rows] = await connection.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`)
    return rows.map((row) => Object.values(row).join(' '))
  }

  test('are what the tallier makes of the same links, visits and joins', async () => {
    const grown = {}
    for (const table of FIGURES) {
      grown[table] = await rowsOf(table)
      await connection.query(`TRUNCATE TABLE ${table}`)
    }
    await tellEvents()
    const idle = { register: () => undefined, error: () => undefined }
    const tallier = new TallyShares(idle, new TestClock(), idle, database, new ChainMemory())
    expect(await tallier.run()).toBeGreaterThan(2 * LINKS)
    for (const table of FIGURES) {
      const tallied = await rowsOf(table)
      const other = tallied.findIndex((row, at) => row !== grown[table][at])
      expect([table, tallied.length, tallied[other]]).toEqual([table, grown[table].length, grown[table][other]])
    }
  })

  async function tellEvents() {
    const events = []
    for (let at = 0; at < forest.links.count; at++)
      happenings(forest, at, (what, link, who, day, group) => {
        if (what === 'link') events.push({ kind: 'link', linkId: ID.link + link })
        if (what === 'visit') {
          const visit = link === at ? forest.links.looker[at] : forest.links.visit[at]
          events.push({ kind: 'visit', visitId: ID.visit + visit })
        }
        if (what !== 'join') return
        const on = new Date(day * DAY_MS).toISOString().slice(0, 10)
        const linkId = link < 0 ? null : ID.link + link
        events.push({
          kind: 'join',
          memberId: ID.member + who,
          linkId,
          groupId: group < 0 ? null : ID.group + group,
          on,
        })
      })
    for (let from = 0; from < events.length; from += 20)
      await connection.query('INSERT INTO share_event VALUES (?, ?)', [
        from + 1,
        JSON.stringify(events.slice(from, from + 20)),
      ])
  }
})

test('days are those of Asia/Shanghai', () => {
  expect(dayOf(Date.UTC(2026, 0, 1, 15, 59))).toBe(dayOf(Date.UTC(2026, 0, 1)))
  expect(dayOf(Date.UTC(2026, 0, 1, 16))).toBe(dayOf(Date.UTC(2026, 0, 1)) + 1)
})
