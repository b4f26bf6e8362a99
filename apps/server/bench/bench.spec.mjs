import { createConnection } from 'mysql2/promise'
import { migratedDatabase } from '../test/factories/a-database.ts'
import { bookStatements, entryStatement } from './data/books.mjs'
import { peopleStatements } from './data/people.mjs'
import { numbers } from './data/plan.mjs'
import { readOptions } from './options.mjs'
import { jsonOf, tableOf } from './report.mjs'
import { Commands, counts, statementsOf } from './tap/commands.mjs'

const MEMBERS = 200

describe('the data', () => {
  let kept
  let connection
  const rows = async (statement) => (await connection.query(statement))[0]

  beforeAll(async () => {
    kept = await migratedDatabase()
    connection = await createConnection({ uri: kept.url, timezone: 'Z', supportBigNumbers: true, decimalNumbers: true })
    await connection.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)')
    await connection.query('INSERT INTO bench_number VALUES ?', [Array.from({ length: 1_000 }, (_, n) => [n])])
    for (const statement of [...peopleStatements(MEMBERS), ...bookStatements(MEMBERS), entryStatement(MEMBERS)])
      await connection.query(statement)
  })
  afterAll(async () => {
    await connection?.end()
    await kept?.drop()
  })

  test('numbers run from 0 without a gap, whatever their count', async () => {
    for (const count of [1, 999, 1_000, 1_001, 25_000])
      expect(await rows(`SELECT COUNT(*) AS count, MIN(n) AS low, MAX(n) AS high FROM ${numbers(count)}`)).toEqual([
        { count, low: 0, high: count - 1 },
      ])
  })

  test('every kept balance is the sum of its entries', async () => {
    const differing = await rows(
      `SELECT account, SUM(amount) AS difference FROM (
         SELECT destination AS account, amount FROM ledger_entry UNION ALL
         SELECT source, -amount FROM ledger_entry UNION ALL
         SELECT account, -amount FROM account_balance
       ) moved WHERE account LIKE 'member:%' OR account LIKE 'order:%' GROUP BY account HAVING difference <> 0`,
    )
    expect(differing).toEqual([])
    expect((await rows('SELECT COUNT(*) AS count FROM account_balance'))[0].count).toBeGreaterThan(4 * MEMBERS)
  })

  test('growth, lots and commissions say what the ledger says', async () => {
    const sums = await rows(
      `SELECT (SELECT SUM(growth) FROM growth_day) = (SELECT SUM(amount) FROM ledger_entry WHERE kind = 'order-growth') AS growth,
              (SELECT SUM(remaining) FROM points_lot) = (SELECT SUM(amount) FROM ledger_entry WHERE kind = 'order-points') AS points,
              (SELECT SUM(released_fen) FROM commission) = (SELECT SUM(amount) FROM ledger_entry WHERE kind = 'commission-released') AS commission,
              (SELECT SUM(paid_fen) FROM order_line) = (SELECT SUM(amount) FROM ledger_entry WHERE kind = 'order-paid') AS paid`,
    )
    expect(sums).toEqual([{ growth: 1, points: 1, commission: 1, paid: 1 }])
  })
})

describe('the wire', () => {
  const packet = (number, content) => {
    const head = Buffer.alloc(4)
    head.writeUIntLE(content.length, 0, 3)
    head[3] = number
    return Buffer.concat([head, content])
  }
  const query = (text) => packet(0, Buffer.concat([Buffer.from([3]), Buffer.from(text)]))

  test('commands are read however the bytes come; answers of the greeting and the farewell are none', () => {
    const bytes = Buffer.concat([
      packet(1, Buffer.from('greeting')),
      query('SELECT 1'),
      packet(0, Buffer.from([14])),
      query('SELECT 2'),
      packet(0, Buffer.from([1])),
    ])
    for (const size of [1, 3, 7, bytes.length]) {
      const heard = []
      const commands = new Commands((text) => heard.push(text))
      for (let at = 0; at < bytes.length; at += size) commands.hear(bytes.subarray(at, at + size))
      expect(heard).toEqual(['SELECT 1', '', 'SELECT 2'])
    }
  })

  test('round trips are counted for a transaction and for each order that shared it', () => {
    const commands = [
      { connection: 1, text: 'SELECT session' },
      { connection: 1, text: 'START TRANSACTION;\nSELECT member' },
      { connection: 2, text: 'START TRANSACTION;\nSELECT elsewhere' },
      { connection: 1, text: 'INSERT INTO sale_order (id) VALUES (1)  ;\nCOMMIT' },
      { connection: 2, text: 'COMMIT' },
    ]
    expect(counts(commands, 4, /\bINTO sale_order\b/)).toEqual({
      roundTripsEach: 5 / 4,
      statementsEach: 8 / 4,
      roundTripsPerTransaction: 2,
      roundTripsAtMost: 2,
      commandsPerTransaction: 4,
    })
  })

  test('a line break inside a value ends no statement', () => {
    expect(statementsOf("INSERT INTO a VALUES ('x;\\ny');\nCOMMIT")).toEqual([
      "INSERT INTO a VALUES ('x;\\ny')",
      'COMMIT',
    ])
  })
})

describe('the report', () => {
  const round = {
    perSecond: 1234.5,
    p50Ms: 1.25,
    p99Ms: 7.77,
    msEach: { api: 0.1, database: 0.2, load: 0.05 },
    done: 9,
  }
  const counted = {
    roundTripsEach: 1,
    statementsEach: 12.345,
    roundTripsPerTransaction: 2,
    roundTripsAtMost: 2,
    commandsPerTransaction: 8,
  }
  const forestOf = (count) => ({
    ...{
      count,
      pages: round,
      reports: round,
      reportsEver: round,
      mints: round,
      joins: round,
      bareVisits: round,
      talliedPerSecond: 900.4,
    },
    ...{ visits: { ...round, ratio: 1.2345 }, visitsAt64: { ...round, ratio: 2.5 } },
  })
  const at = { ...round, ceilingPerSecond: 1000, ratio: 1.2345 }
  const result = {
    settle: { at16: at, at64: at, ceiling: round, rows: { ...round, ratio: 2.1 }, counts: counted },
    refund: { ...round, counts: counted },
    withdrawal: { ...round, counts: counted },
    join: { ...round, ratio: 0.7, bare: round },
    home: { ...round, ratio: 0.6, bare: round, statements: 8, roundTrips: 2 },
    settlement: { rowsPerSecond: 5432.1 },
    growth: {
      orderCostRatio: 1.05,
      small: { members: 1, costMs: 1, msEach: {} },
      big: { members: 2, costMs: 1, msEach: {} },
    },
    chain: {
      forests: [forestOf(10_000), forestOf(10_000_000)],
      bytes: { link: 245.6, loaded: 201.2, figures: { share_tally: 400.4, share_leader: 90.1, share_mark: 300.6 } },
      memberReadP99Ratio: 1.214,
      reportP99Ratio: 1.111,
    },
    poster: {
      ...{ ms: 38.26, svgMs: 678.2, ratioToCanvas: 0.954, ratioToSvg: 17.72, picturesPerSecondPerCore: 26.14 },
      ...{ jpegKb: 164.9, peakMb: 221.3, svgPeakMb: 283.1, phoneMs: 120.4 },
      ...{ tapMs: { ahead: 166.4, again: 13.2, cold: 702.5 }, tapCeilingMs: { ahead: 120.2, again: 12, cold: 401.4 } },
      tapRatio: { ahead: 0.7224, again: 0.909, cold: 0.5714 },
      ...{ burstP99Ratio: 1.512, quietP99Ms: 4.1, burstP99Ms: 6.2, posters: 500, perSecond: 21.5, busy: 0 },
    },
    memoryMb: 180.4,
  }

  test('--json has the figures of the issue and no other', () => {
    const beside = { perSecond: 1235, ceilingPerSecond: 1000, ratio: 1.23, p99Ms: 7.8 }
    const speed = { perSecond: 1235, p50Ms: 1.3, p99Ms: 7.8, roundTripsPerTransaction: 2 }
    expect(jsonOf(result)).toEqual({
      settle: {
        at16: beside,
        at64: beside,
        roundTripsPerOrder: 1,
        roundTripsPerTransaction: 2,
        statementsPerOrder: 12.35,
      },
      refund: speed,
      withdrawal: speed,
      join: { ratio: 0.7 },
      home: { ratio: 0.6, statements: 8 },
      settlement: { rowsPerSecond: 5432 },
      growth: { orderCostRatio: 1.05 },
      chain: {
        mintPerSecond: 1235,
        visitRatio: 1.23,
        joinPerSecond: 1235,
        memberReadP99Ratio: 1.21,
        reportP99Ratio: 1.11,
        bytesPerLink: 246,
      },
      poster: {
        ms: 38.3,
        ratioToCanvas: 0.95,
        ratioToSvg: 17.7,
        jpegKb: 165,
        burstP99Ratio: 1.51,
        picturesPerSecondPerCore: 26.1,
        peakMb: 221,
        phoneMs: 120,
        tapMs: { ahead: 166, again: 13, cold: 703 },
        tapRatio: { ahead: 0.72, again: 0.91, cold: 0.57 },
      },
      memoryMb: 180,
    })
  })

  test('without Chromium nothing is said of taps', () => {
    const { tapMs: _ms, tapCeilingMs: _ceiling, tapRatio: _ratio, ...poster } = result.poster
    const without = { ...result, poster: { ...poster, phoneMs: Number.NaN } }
    expect(jsonOf(without).poster).toMatchObject({ phoneMs: null, tapMs: null, tapRatio: null })
    expect(tableOf(without)).not.toContain('tap to painted')
  })

  test('what was not measured is null there and missing in the table', () => {
    expect(jsonOf({ memoryMb: 180 })).toMatchObject({
      settle: null,
      growth: null,
      chain: null,
      poster: null,
      memoryMb: 180,
    })
    expect(tableOf({ memoryMb: 180 })).not.toContain('homes')
    expect(tableOf(result)).toContain('member homes')
    expect(tableOf(result)).toContain('500 posters at once: 21.5/s; p99 of homes 4.1 → 6.2 ms: 1.51 ×')
    expect(tableOf(result)).toContain('drawn ahead 166 (ceiling 120), again 13 (ceiling 12), nothing there 703')
    expect(tableOf(result)).toContain('visits at 10,000,000 links, 64')
    expect(tableOf(result)).toContain(
      'a link: 246 bytes with its indexes (201 when loaded in bulk), and 400 in share_tally',
    )
  })
})

describe('the options', () => {
  test('the whole bench is on the big data set, a part or a quick one on the small', () => {
    expect(readOptions([])).toMatchObject({
      data: 'big',
      only: expect.arrayContaining(['settle', 'growth', 'chain', 'poster']),
    })
    expect(readOptions(['--only', 'settle,home'])).toMatchObject({ data: 'small', only: ['settle', 'home'] })
    expect(readOptions(['--quick', '--json'])).toMatchObject({ data: 'small', json: true, rounds: 2 })
    expect(readOptions(['--quick']).only).not.toContain('growth')
    expect(readOptions(['--links', '10000,1000000']).links).toEqual([10_000, 1_000_000])
  })

  test.each([
    [['--only', 'speed']],
    [['--fast']],
    [['--seconds', 'long']],
    [['--data', 'huge']],
    [['--links', 'many']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow()
  })
})
