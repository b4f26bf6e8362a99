import { Database, isDuplicate, type Tx, WrittenMeanwhile } from '../../src/platform/database/database.js'
import { Ids } from '../../src/platform/database/ids.js'
import { migratedDatabase, type TestDatabase } from '../factories/a-database.js'
import { layWire } from '../factories/wire.js'

let kept: TestDatabase
let database: Database

beforeAll(async () => {
  kept = await migratedDatabase()
  database = new Database(kept.url)
  await database.run(`INSERT INTO account_balance VALUES ('a', 0), ('b', 0)`)
})
afterAll(async () => {
  await database.close()
  await kept.drop()
})

const add = (tx: Tx, account: string) =>
  tx.run('UPDATE account_balance SET amount = amount + 1 WHERE account = ?', [account])
const sum = async () => {
  const [row] = await database.rows<{ total: number }>('SELECT SUM(amount) AS total FROM account_balance')
  return row?.total
}

it('a deadlock is tried again, and both transactions count once', async () => {
  const before = (await sum()) ?? 0
  let attempts = 0
  const together = barrier(2)
  const crossing = (first: string, second: string) =>
    database.transaction(async (tx) => {
      attempts++
      await add(tx, first)
      await together()
      await add(tx, second)
    })
  await Promise.all([crossing('a', 'b'), crossing('b', 'a')])
  expect(attempts).toBe(3)
  expect(await sum()).toBe(before + 4)
})

it('what was written meanwhile is looked at again, five times at most', async () => {
  let attempts = 0
  await database.transaction(async () => {
    attempts++
    if (attempts < 3) throw new WrittenMeanwhile()
  })
  expect(attempts).toBe(3)
  const hopeless = database.transaction(async () => {
    attempts++
    throw new WrittenMeanwhile()
  })
  await expect(hopeless).rejects.toBeInstanceOf(WrittenMeanwhile)
  expect(attempts).toBe(3 + 5)
})

it('a transaction that throws leaves nothing', async () => {
  const before = await sum()
  const failing = database.transaction(async (tx) => {
    await add(tx, 'a')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await sum()).toBe(before)
})

it('a database that goes away is a refusal, and it serves again when it is back', async () => {
  const address = new URL(kept.url)
  const wire = await layWire({ host: address.hostname, port: Number(address.port) })
  address.port = String(wire.port)
  const wired = new Database(address.href, 4)
  const away = { code: 'database-away', status: 503 }
  try {
    await wired.ping()
    const before = await sum()
    const cutInside = wired.transaction(async (tx) => {
      await add(tx, 'a')
      await wire.cut()
      await add(tx, 'a')
    })
    await expect(cutInside).rejects.toMatchObject(away)
    await expect(wired.ping()).rejects.toMatchObject(away)
    await expect(wired.run('UPDATE account_balance SET amount = 7')).rejects.toMatchObject(away)
    await expect(wired.transaction((tx) => add(tx, 'a'))).rejects.toMatchObject(away)
    await wire.mend()
    await wired.ping()
    expect(await sum()).toBe(before)
  } finally {
    await wired.close()
    await wire.cut()
  }
})

it('numbers beyond exact integers throw instead of being rounded', async () => {
  await expect(database.rows('SELECT CAST(9007199254740993 AS SIGNED) AS n')).rejects.toThrow('beyond safe integers')
  expect(await database.rows('SELECT CAST(9007199254740991 AS SIGNED) AS n')).toEqual([{ n: 9007199254740991 }])
})

it('every connection speaks UTC, READ COMMITTED and one strict mode', async () => {
  const sql = 'SELECT @@session.time_zone AS zone, @@session.tx_isolation AS isolation, @@session.sql_mode AS mode'
  const [row] = await database.rows<{ zone: string; isolation: string; mode: string }>(sql)
  expect(row).toMatchObject({ zone: '+00:00', isolation: 'READ-COMMITTED' })
  expect(row?.mode).toContain('STRICT_ALL_TABLES')
})

it('a write on a taken unique key is known by the key’s name', async () => {
  const error = await database.run(`INSERT INTO account_balance VALUES ('a', 1)`).catch((fault: unknown) => fault)
  expect(isDuplicate(error)).toBe(true)
  expect(isDuplicate(error, 'PRIMARY')).toBe(true)
  expect(isDuplicate(error, 'member_phone')).toBe(false)
  expect(isDuplicate(new Error('else'))).toBe(false)
})

it('ids of two processes never meet, however many ask at once', async () => {
  const elsewhere = new Database(kept.url, 2)
  const processes = [new Ids(database), new Ids(database), new Ids(elsewhere)]
  const taken = await Promise.all(
    Array.from({ length: 60 }, (_, index) => (processes[index % 3] as Ids).take(1 + ((index * 37) % 90))),
  )
  const ids = taken.flat()
  expect(new Set(ids).size).toBe(ids.length)
  for (const some of taken) expect(some).toEqual([...some].sort((a, b) => a - b))
  expect(await processes[0]?.take(2_500)).toHaveLength(2_500)
  await elsewhere.close()
})

/** Resolves for the first `count` callers when they all have come, for later ones at once. */
function barrier(count: number): () => Promise<void> {
  let come = 0
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    come++
    if (come >= count) open()
    return opened
  }
}

it('transactions that hold every connection can still draw ids', async () => {
  const narrow = new Database(kept.url, 2)
  const ids = new Ids(narrow)
  const drawing = () => narrow.transaction(() => ids.take(12_000))
  const drawn = (await Promise.all([drawing(), drawing(), drawing(), drawing()])).flat()
  expect(new Set(drawn).size).toBe(4 * 12_000)
  await narrow.close()
})
