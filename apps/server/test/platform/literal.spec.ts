import { Database } from '../../src/platform/database/database.js'
import { filled, literal } from '../../src/platform/database/literal.js'
import { type SqlValue } from '../../src/platform/database/sql.js'
import { emptyDatabase } from '../factories/a-database.js'

describe('a literal', () => {
  let database: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    const kept = await emptyDatabase()
    database = new Database(kept.url, 2)
    drop = kept.drop
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  const texts = [
    "it's",
    'a\\b',
    "\\'; DROP TABLE member; --",
    '会员\u0000\n"x"',
    '% _ ` ?',
    ':name',
    '😀',
    '-- x',
    '/* */',
    '',
  ]
  it.each(texts)('text %j comes back as it was', async (text) => {
    const [row] = await database.rows<{ value: string }>(`SELECT ${literal(text)} AS value`)
    expect(row?.value).toBe(text)
  })

  it('bytes, instants and numbers come back as they were', async () => {
    const at = new Date('2026-02-28T16:00:00.007Z')
    const [row] = await database.rows<{ bytes: Buffer; at: string; whole: number; none: null }>(
      `SELECT ${literal(Buffer.from([0, 39, 92, 255]))} AS bytes, ${literal(at)} AS at, ${literal(-9_007_199_254_740_991)} AS whole, ${literal(null)} AS none`,
    )
    expect(row).toEqual({
      bytes: Buffer.from([0, 39, 92, 255]),
      at: '2026-02-28 16:00:00.007',
      whole: -9_007_199_254_740_991,
      none: null,
    })
  })

  it.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY, 2 ** 53])('the number %p is never written', (value) => {
    expect(() => literal(value as SqlValue)).toThrow(RangeError)
  })

  it('fills each place once, whatever the values hold', () => {
    const statement = { sql: 'SELECT ? FROM a WHERE b = ? AND c IN (?)', values: ['what?', "it's ?", [1, 2]] }
    expect(filled(statement)).toBe("SELECT 'what?' FROM a WHERE b = 'it\\'s ?' AND c IN (1,2)")
  })

  it.each([[[1]], [[1, 2, 3]]])('refuses %j for two places', (values) => {
    expect(() => filled({ sql: 'SELECT ?, ?', values })).toThrow(RangeError)
  })
})
