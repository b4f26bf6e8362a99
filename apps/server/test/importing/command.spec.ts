import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Database } from '../../src/platform/database/database.js'
import { emptyDatabase, type TestDatabase } from '../factories/a-database.js'
import { cdnow } from './a-trial.js'

let kept: TestDatabase
let folder: string
beforeAll(async () => {
  kept = await emptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'passalong-command-'))
})
afterAll(async () => {
  await kept.drop()
  rmSync(folder, { recursive: true })
})

function start(name: string, args: string[]): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env.PATH, DATABASE_URL: kept.url }
  return spawn(process.execPath, [`apps/server/dist/commands/${name}.js`, ...args], { env })
}

async function run(name: string, ...args: string[]) {
  const child = start(name, args)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code: code as number }
}

function file(content: string, name = 'receipts.csv'): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const manyRows = cdnow(
  ...Array.from({ length: 240 }, (_, n) => [`c${n % 40}`, 19970101 + Math.floor(n / 40), 1, `${n}.25`]),
)

test('with --json a summary is one line on stdout, and the audit of it another', async () => {
  const imported = await run('import-receipts', file(cdnow(['1', 19970101, 2, '29.33'])), '--format', 'cdnow', '--json')
  expect(imported.code).toBe(0)
  expect(imported.out).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(imported.out)).toMatchObject({ read: 1, accepted: 1, orders: 1, points: 29 })
  const audited = await run('audit', '--json')
  expect(audited.code).toBe(0)
  expect(audited.out).toMatch(/^\{.*\}\n$/)
  const books = { entries: 3, unsealed: 3, accounts: 3, members: 1, orders: 1 }
  expect(JSON.parse(audited.out)).toMatchObject({ clean: true, ...books, findings: [] })
})

test('without it a person reads numbers and reasons, and --refused lists every refused row', async () => {
  const list = join(folder, 'refused.csv')
  const csv = file(cdnow(['1', 19970101, 2, '29.33'], ['2', 19970101, 2, '0.00']))
  const { out, code } = await run('import-receipts', csv, '--format', 'cdnow', '--refused', list)
  expect(code).toBe(0)
  expect(out).toContain('2 rows: 1 accepted, 1 refused.')
  expect(readFileSync(list, 'utf8')).toBe('line,reason,why\n3,amount-zero,"the amount is 0"\n')
  expect(out).toMatch(/1 {2}amount-zero {2}金额为 0 {2}the amount is 0/)
})

test.each([
  [['a.csv'], 'Usage:'],
  [['a.csv', '--format', 'excel'], 'There is no format "excel"; known: cdnow, online-retail'],
  [['nowhere.csv', '--format', 'cdnow'], 'There is no file nowhere.csv'],
  [['a.csv', '--format', 'cdnow', '--database', 'a-b'], '"a-b" cannot name a database'],
])('%j is refused in one sentence with exit code 2', async (args, sentence) => {
  const { out, err, code } = await run('import-receipts', ...args)
  expect({ out, code, lines: err.trimEnd().split('\n').length }).toEqual({ out: '', code: 2, lines: 1 })
  expect(err).toContain(sentence)
})

test('a file without its columns leaves no database behind', async () => {
  const name = `${new URL(kept.url).pathname.slice(1)}_none`
  const csv = file('customer,date\n1,19970101\n', 'columns.csv')
  const { err, code } = await run('import-receipts', csv, '--format', 'cdnow', '--database', name)
  expect(code).toBe(2)
  expect(err).toContain('The file lacks columns: cds, amount')
  expect(await run('audit', '--database', name)).toMatchObject({ code: 2, out: '' })
})

test('an import that was killed goes on when it is started again, and ends with the same numbers', async () => {
  const base = new URL(kept.url).pathname.slice(1)
  const csv = file(manyRows, 'many.csv')
  const args = (name: string) => [csv, '--format', 'cdnow', '--database', name, '--json']
  const whole = await run('import-receipts', ...args(`${base}_w`))
  const url = new URL(kept.url)
  url.pathname = `/${base}_k`
  const database = new Database(url.href, 1)
  try {
    // The tables are made by a file without rows; then the 41st order waits at a gate, wherever the machine is just then.
    await run('import-receipts', file(cdnow(), 'none.csv'), ...args(`${base}_k`).slice(1))
    await database.run(`CREATE TRIGGER gate BEFORE INSERT ON sale_order FOR EACH ROW
        BEGIN IF (SELECT COUNT(*) FROM sale_order) >= 40 THEN DO SLEEP(600); END IF; END`)
    const child = start('import-receipts', args(`${base}_k`))
    await ordersReach(database, 40)
    child.kill('SIGKILL')
    await once(child, 'close')
    const orders = await countOrders(database)
    expect(orders).toBeLessThan(239)
    await openGate(database)
    const again = await run('import-receipts', ...args(`${base}_k`))
    expect(again.out).toBe(whole.out)
    expect(JSON.parse(again.out)).toMatchObject({ read: 240, accepted: 240, members: 40 })
    expect((await run('audit', '--database', `${base}_k`)).code).toBe(0)
  } finally {
    await database.run(`DROP DATABASE ${base}_k`)
    await database.run(`DROP DATABASE ${base}_w`)
    await database.close()
  }
})

/** Ends what still waits at the gate for a client that is no more, and takes the gate away. */
async function openGate(database: Database): Promise<void> {
  const waiting = await database.rows<{ id: number }>(
    `SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()`,
  )
  for (const { id } of waiting) await database.run(`KILL ${id}`).catch(() => undefined)
  await database.run('DROP TRIGGER gate')
}

async function countOrders(database: Database): Promise<number> {
  const [row] = await database.rows<{ orders: number }>('SELECT COUNT(*) AS orders FROM sale_order').catch(() => [])
  return row?.orders ?? 0
}

async function ordersReach(database: Database, orders: number): Promise<void> {
  while ((await countOrders(database)) < orders) await new Promise((resolve) => setTimeout(resolve, 5))
}
