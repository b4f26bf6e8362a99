import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DatabaseServer, databaseServer } from '../../../../tools/torture/database-server.mjs'
import { Database } from '../../src/platform/database/database.js'
import { type Fault } from '../../torture/faults.js'
import { endAll } from '../../torture/process.js'
import { type Options, type Report, torture } from '../../torture/torture.js'

const SECONDS = 8
/** So many storms are tried, at most, until one shows what is broken. */
const STORMS = 5

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-broken-'))
})
afterEach(() => {
  endAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A short storm over the built server, broken in one way. */
async function tortured(
  broken: Pick<Options, 'faults' | 'weights' | 'nodeArgs' | 'beforeStorm'>,
  server?: DatabaseServer,
): Promise<Report> {
  const place = mkdtempSync(join(folder, 'storm-'))
  return torture({
    seed: 7,
    minutes: SECONDS / 60,
    pace: 0,
    folder: place,
    root: process.cwd(),
    server: server ?? (await databaseServer(join(place, 'database'))),
    log: () => undefined,
    ...broken,
  })
}

const preload = (name: string) => ['--import', new URL(`./broken/${name}.mjs`, import.meta.url).pathname]
const checks = ({ violations }: Report) => new Set(violations.map((one) => one.split(':')[0]))
const each = (gapMs: number, fault: Omit<Fault, 'atMs'>): Fault[] =>
  Array.from({ length: Math.floor((SECONDS * 1000) / gapMs) }, (_, index) => ({ ...fault, atMs: (index + 1) * gapMs }))

test('a database that flushes now and then: acknowledged writes are missing after its death', async () => {
  const kills = 3
  const faults = () => each(2_000, { kind: 'database-kill', which: 0, cut: 'before' }).slice(0, kills)
  const server = await databaseServer(join(folder, 'database'))
  let careless = 0
  const flushLate = async () => {
    const database = new Database(server.url(''), 1)
    // Once a minute: of a slow machine's few writes none would be missing if it were just after a flush of every second.
    await database.run('SET GLOBAL innodb_flush_log_at_timeout = 60')
    await database.run('SET GLOBAL innodb_flush_log_at_trx_commit = 0').finally(() => database.close())
  }
  const lazy: DatabaseServer = {
    ...server,
    get port() {
      return server.port
    },
    start: async () => {
      await server.start()
      // The last restart is a careful one, because the API refuses to start on a careless database.
      if (careless > 0 && careless++ < kills) await flushLate()
    },
  }
  const beforeStorm = async () => {
    careless = 1
    await flushLate()
  }
  const report = await tortured({ faults, beforeStorm, weights: { settle: 4, refund: 1 } }, lazy)
  expect(report.kills.database).toBe(kills)
  expect(checks(report)).toContain('acknowledged-lost')
}, 900_000)

test('a server that reads and then writes without a lock: points are spent twice or books differ', async () => {
  const weights = { settle: 6, refund: 2 }
  const storm = () => tortured({ faults: () => [], weights, nodeArgs: preload('without-locks') })
  let report = await storm()
  // On a slow machine few meet in one storm.
  for (let storms = 1; report.violations.length === 0 && storms < STORMS; storms++) report = await storm()
  expect(report.violations).not.toEqual([])
  // Whichever of them the storm meets first: all say that two wrote what they had both read before.
  const twice = ['overdrawn', 'points-lots', 'spent-twice', 'refund', 'left', 'commission', 'audit']
  expect([...checks(report)].some((check) => twice.includes(check ?? ''))).toBe(true)
}, 900_000)

test('a server without idempotency keys: what was asked for again is there twice', async () => {
  const faults = () => each(150, { kind: 'client-cut', which: 0, cut: 'answer' })
  const storm = () => tortured({ faults, weights: { settle: 3, refund: 3 }, nodeArgs: preload('without-keys') })
  let report = await storm()
  for (let storms = 1; !checks(report).has('more-than-once') && storms < STORMS; storms++) report = await storm()
  expect(report.kills.cut).toBeGreaterThan(0)
  expect(checks(report)).toContain('more-than-once')
}, 900_000)
