import fc from 'fast-check'
import { audit } from '../../src/auditing/audit.js'
import { cdnow, retail, startTrial, type Trial } from './a-trial.js'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial.close())

const clean = async () => {
  const { report } = await audit(trial.config.databaseUrl, trial.config.ledgerKey)
  expect(report.findings).toEqual([])
}

/** A small shop: a few customers, items and prices over a few days, so that everything meets everything. */
const row = fc.record({
  cancelled: fc.boolean(),
  invoice: fc.integer({ min: 1, max: 6 }),
  item: fc.constantFrom('A', 'B'),
  quantity: fc.integer({ min: 0, max: 6 }),
  day: fc.integer({ min: 1, max: 5 }),
  price: fc.constantFrom('1.00', '1.0', '120.55', '0.125', '0'),
  customer: fc.constantFrom('1', '2.0', '2', ''),
})

test('a file imported twice writes nothing the second time and prints the same numbers; the books stay clean', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      run++
      const file = retail(
        ...rows.map(({ cancelled, invoice, item, quantity, day, price, customer }) => [
          `${cancelled ? 'C' : ''}${run}x${invoice}`,
          item,
          cancelled ? -quantity : quantity,
          `2010-12-0${day} 10:00:00`,
          price,
          customer && `${run}0${customer}`,
        ]),
      )
      const first = await trial.play('online-retail', file)
      const before = await trial.checksums()
      const second = await trial.play('online-retail', file)
      expect(second).toEqual(first)
      expect(await trial.checksums()).toEqual(before)
      const { read, accepted } = first.summary
      expect(read).toBe(rows.length)
      expect(accepted + first.refused.length).toBe(read)
    }),
    { numRuns: 12 },
  )
  await clean()
})

test('what the members do later leaves the summary of the file as it was', async () => {
  const early = cdnow(['1', 19970110, 1, '400.00'], ['2', 19970111, 1, '20.00'], ['2', 19970320, 1, '7.77'])
  const first = await trial.play('cdnow', early)
  // A later file brings its members to 1999: points have run out, tiers were reviewed, more was bought.
  await trial.play('cdnow', cdnow(['1', 19990610, 1, '35.00'], ['2', 19990611, 1, '10.00'], ['3', 19990612, 1, '1.00']))
  expect(await trial.play('cdnow', early)).toEqual(first)
  await clean()
})

test('an older file after a newer one is played in its own time, and the books are clean', async () => {
  await trial.play('cdnow', cdnow(['41', 19980110, 1, '400.00'], ['42', 19980711, 1, '20.00']))
  await trial.play(
    'cdnow',
    cdnow(['41', 19970310, 1, '500.00'], ['41', 19970601, 1, '200.00'], ['42', 19970601, 1, '9.00']),
  )
  await clean()
})

test('cancellations of a later file find the purchases of an earlier one', async () => {
  await trial.play('online-retail', retail(['N1', 'A', 3, '2010-11-30 10:00:00', '2.00', '99']))
  const december = retail(['CN2', 'A', -2, '2010-12-01 10:00:00', '2.00', '99'])
  const { summary } = await trial.play('online-retail', december)
  expect(summary).toMatchObject({ accepted: 1, orders: 0, paidFen: 0, refundedFen: 400, points: 2, growth: 20 })
  expect((await trial.play('online-retail', december)).summary).toEqual(summary)
  await clean()
})
