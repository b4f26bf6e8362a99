import { account, type Movement } from '@passalong/domain'
import { BLOCK_COLUMNS, type BlockRow, blockFault, blockOf, CHAIN_START } from '../../src/ledger/blocks.js'
import { Ledger } from '../../src/ledger/ledger.js'
import { LedgerModule } from '../../src/ledger/ledger.module.js'
import { packedIds, unpackedIds } from '../../src/ledger/packed-ids.js'
import { SealBlocks } from '../../src/ledger/seal-blocks.js'
import { Config } from '../../src/platform/config/config.js'
import { Workshop } from '../factories/workshop.js'

let shop: Workshop
let ledger: Ledger
let sealer: SealBlocks
let key: Buffer
beforeAll(async () => {
  shop = await Workshop.open(LedgerModule)
  const worker = await shop.worker()
  ledger = worker.get(Ledger, { strict: false })
  sealer = worker.get(SealBlocks, { strict: false })
  key = worker.get(Config, { strict: false }).ledgerKey
})
afterAll(() => shop?.close())

let nextKey = 0
const someMovements = (count: number): Movement[] =>
  Array.from({ length: count }, () => ({
    kind: 'order-points',
    businessKey: `order:${++nextKey}:points`,
    source: account.pointsIssued,
    destination: account.points(nextKey % 7),
    amount: 1 + (nextKey % 50),
    occurredAtMs: shop.clock.now(),
    datedOn: 20_000,
    memberId: nextKey % 7,
    orderId: nextKey,
  }))
const post = (count: number) => shop.database.transaction((tx) => ledger.post(tx, someMovements(count)))

/** The chain as it stands, each block with its fault. */
async function faults(): Promise<string[]> {
  const rows = await shop.database.rows<BlockRow>(`SELECT ${BLOCK_COLUMNS} FROM ledger_block ORDER BY block_no`)
  const entries = await shop.database.rows<{ id: number; seal: Buffer }>('SELECT id, seal FROM ledger_entry')
  const seals = new Map(entries.map(({ id, seal }) => [id, seal]))
  let before = CHAIN_START
  return rows.map(blockOf).flatMap((block) => {
    const fault = blockFault(key, block, before, seals)
    before = block
    return fault ? [`${block.blockNo} ${fault.kind} ${fault.missing.length}`] : []
  })
}
const waiting = () => shop.number('SELECT COUNT(*) AS n FROM ledger_unsealed')
const blocks = () => shop.number('SELECT COUNT(*) AS n FROM ledger_block')

it('ids are packed as runs and read back; other text is not', () => {
  expect(packedIds([9, 4, 6, 5])).toBe('4-6,9')
  expect(unpackedIds('4-6,9')).toEqual([4, 5, 6, 9])
  for (const text of ['', 'a', '3-1', '1,,2', '1-2-3', '-1', '1-99999999999', '1 2'])
    expect(unpackedIds(text)).toBeNull()
})

it('postings become one block with what was there, and nothing waits any longer', async () => {
  await post(3)
  await post(2)
  expect(await waiting()).toBe(2)
  expect(await sealer.seal()).toBe(5)
  expect([await waiting(), await blocks()]).toEqual([0, 1])
  expect(await sealer.seal()).toBe(0)
  expect(await blocks()).toBe(1)
  expect(await faults()).toEqual([])
})

it('many postings become linked blocks, and a posting of thousands stands in one', async () => {
  for (let round = 0; round < 3; round++) await post(1_900)
  await Promise.all(Array.from({ length: 40 }, () => post(2)))
  expect(await sealer.seal()).toBe(5_780)
  expect(await blocks()).toBeGreaterThan(2)
  expect(await faults()).toEqual([])
})

it('what is not committed is neither sealed nor waited for, and sealing holds up no posting', async () => {
  await post(1)
  await shop.database.transaction(async (tx) => {
    await ledger.post(tx, someMovements(4))
    expect(await sealer.seal()).toBe(1)
    await post(2)
    expect(await sealer.seal()).toBe(2)
  })
  expect(await sealer.seal()).toBe(4)
  expect([await waiting(), await faults()]).toEqual([0, []])
})

it('several sealers at once, beside postings, make one chain that holds every entry once', async () => {
  const sealers = [
    sealer,
    ...[await shop.worker(), await shop.worker()].map((one) => one.get(SealBlocks, { strict: false })),
  ]
  const posting = Promise.all(Array.from({ length: 60 }, () => post(3)))
  await Promise.all(sealers.map((one) => one.seal()))
  await Promise.all([posting, ...sealers.map((one) => one.seal())])
  await posting
  await sealer.seal()
  expect([await waiting(), await faults()]).toEqual([0, []])
  const held = await shop.number('SELECT SUM(entries) AS n FROM ledger_block')
  expect(held).toBe(await shop.number('SELECT COUNT(*) AS n FROM ledger_entry'))
})

it('a posting that cannot be read stays, and holds up nothing', async () => {
  await shop.database.run(`INSERT INTO ledger_unsealed (id, entry_ids) VALUES (0, '1'), (1, 'x')`)
  await shop.database.run('DELETE FROM ledger_unsealed WHERE id = 0')
  await post(1)
  expect(await sealer.seal()).toBe(1)
  expect(await waiting()).toBe(1)
  await shop.database.run('DELETE FROM ledger_unsealed')
})

it.each([
  ['an entry is taken away', 'DELETE FROM ledger_entry ORDER BY id LIMIT 1', '1 entry-missing 1'],
  ['a seal is changed', 'UPDATE ledger_entry SET seal = REVERSE(seal) ORDER BY id LIMIT 1', '1 hash-differs 0'],
  ['a block is taken out', 'DELETE FROM ledger_block WHERE block_no = 2', '3 out-of-turn 0'],
  ['a hash is changed', `UPDATE ledger_block SET hash = REVERSE(hash) WHERE block_no = 1`, '1 hash-differs 0'],
  ['a time is changed', `UPDATE ledger_block SET sealed_at = '2020-01-01' WHERE block_no = 2`, '2 hash-differs 0'],
  ['ids are changed', `UPDATE ledger_block SET entry_ids = '1-2' WHERE block_no = 2`, '2 ids-unreadable 0'],
  ['a link is changed', `UPDATE ledger_block SET previous_hash = REVERSE(hash) WHERE block_no = 2`, '2 broken-link 0'],
])('the chain shows where %s', async (_, tamper, first) => {
  const tables = ['ledger_entry', 'ledger_block']
  for (const table of tables) await shop.database.run(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`)
  try {
    await shop.database.run(tamper)
    expect((await faults())[0]).toBe(first)
  } finally {
    for (const table of tables) {
      await shop.database.run(`DELETE FROM ${table}`)
      await shop.database.run(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
      await shop.database.run(`DROP TABLE kept_${table}`)
    }
  }
})
