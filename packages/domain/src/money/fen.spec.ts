import fc from 'fast-check'
import { amountFault, fenOf, floorShare, LARGEST_ORDER_FEN, parseDecimal, yuanText } from './fen.js'

const fen = (text: string, quantity?: number) => {
  const yuan = parseDecimal(text)
  if (!yuan) throw new Error(`${text} is not read`)
  return fenOf(yuan, quantity)
}

describe('amountFault', () => {
  it.each([
    [1, null],
    [6_800, null],
    [LARGEST_ORDER_FEN, null],
    [99_999_999, null],
    [100_000_000, 'amount-too-large'],
    [1e9, 'amount-too-large'],
    [1e300, 'amount-too-large'],
    [0, 'amount-not-positive'],
    [-0, 'amount-not-positive'],
    [-1, 'amount-not-positive'],
    [-1e9, 'amount-not-positive'],
    [0.5, 'amount-fraction-of-fen'],
    [6_800.5, 'amount-fraction-of-fen'],
    [-0.5, 'amount-fraction-of-fen'],
    [0.1 + 0.2, 'amount-fraction-of-fen'],
    [Number.NaN, 'amount-not-a-number'],
    [Number.POSITIVE_INFINITY, 'amount-not-a-number'],
    [Number.NEGATIVE_INFINITY, 'amount-not-a-number'],
    ['6800', 'amount-not-a-number'],
    ['', 'amount-not-a-number'],
    [null, 'amount-not-a-number'],
    [undefined, 'amount-not-a-number'],
    [true, 'amount-not-a-number'],
    [[6800], 'amount-not-a-number'],
    [{}, 'amount-not-a-number'],
  ])('says of %p: %p', (amount, fault) => expect(amountFault(amount)).toBe(fault))
})

describe('parseDecimal', () => {
  it.each([
    ['2.55', 255n, 2],
    ['0.125', 125n, 3],
    ['-3', -3n, 0],
    ['-0.01', -1n, 2],
    ['007.10', 710n, 2],
    [' 68 ', 68n, 0],
    ['0', 0n, 0],
    ['999999999999999.999999999', 999_999_999_999_999_999_999_999n, 9],
  ])('reads %j', (text, digits, scale) => expect(parseDecimal(text)).toEqual({ digits, scale }))

  it.each([
    '',
    ' ',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '--1',
    '1e3',
    '0x10',
    '1,000',
    '1 0',
    '１２',
    'NaN',
    'Infinity',
    '1.2.3',
    '1234567890123456',
    '0.1234567890',
  ])('refuses %j', (text) => expect(parseDecimal(text)).toBeNull())
})

describe('fenOf', () => {
  it.each([
    ['2.55', 6, 1_530],
    ['0.125', 8, 100],
    ['1.005', 200, 20_100],
    ['0.07', 100, 700],
    ['4.35', 1, 435],
    ['68', 1, 6_800],
    ['68.0000', 1, 6_800],
    ['-4.95', 3, -1_485],
    ['0', 5, 0],
    ['11.77', -2, -2_354],
  ])('takes %s yuan × %i as %i fen', (text, quantity, expected) => expect(fen(text, quantity)).toBe(expected))

  it('takes one unit unless told otherwise', () => expect(fen('2.55')).toBe(255))

  it.each([
    ['0.125', 1],
    ['0.125', 3],
    ['1.005', 1],
    ['0.001', 9],
    ['-0.005', 1],
    ['0.000000001', 1],
  ])('finds a fraction of a fen in %s yuan × %i', (text, quantity) => expect(fen(text, quantity)).toBeNull())

  it('agrees with whole fen written as yuan', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -LARGEST_ORDER_FEN, max: LARGEST_ORDER_FEN }),
        fc.nat(1_000),
        (amount, quantity) => {
          expect(fen(yuanText(amount), quantity)).toBe(amount * quantity + 0)
        },
      ),
    )
  })

  it('never calls a huge amount a fraction: it stays too large for an order', () => {
    for (const [text, quantity] of [
      ['999999999999999', 1],
      ['999999999999999.99', 80_995],
      ['1000000', 1],
    ] as const) {
      expect(amountFault(fen(text, quantity))).toBe('amount-too-large')
      expect(amountFault(fen(`-${text}`, quantity))).toBe('amount-not-positive')
    }
    expect(fen('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER)
    expect(fen('90071992547409.92')).toBe(Number.MAX_SAFE_INTEGER)
    expect(fen('-999999999999999')).toBe(-Number.MAX_SAFE_INTEGER)
  })
})

describe('yuanText', () => {
  it.each([
    [6_820, '68.20'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-1_250, '-12.50'],
    [0, '0.00'],
    [99_999_999, '999999.99'],
  ])('writes %i fen', (amount, expected) => expect(yuanText(amount)).toBe(expected))
})

describe('floorShare', () => {
  const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
  it('is the floor of the exact fraction, however large the product', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1_000_000 }), (a, b, c) => {
        const exact = (BigInt(a) * BigInt(b)) / BigInt(c)
        fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(floorShare(a, b, c)).toBe(Number(exact))
      }),
    )
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(9_000_000), fc.integer({ min: 1, max: 1_000_000 }), (a, b, c) => {
        expect(floorShare(a, b, c)).toBe(Number((BigInt(a) * BigInt(b)) / BigInt(c)))
      }),
    )
  })

  it('does not lose the last unit beyond 2^53', () => {
    expect(floorShare(Number.MAX_SAFE_INTEGER, 3, 3)).toBe(Number.MAX_SAFE_INTEGER)
    expect(floorShare(9_007_199_254_740_990, 10_000, 10_000)).toBe(9_007_199_254_740_990)
  })
})
