import { AVAILABLE_AFTER_DAYS, COMMISSION_LEVEL_CAP, commissionOf, DEFAULT_RATE_BP } from './rates.js'

describe('commission', () => {
  it.each([
    [6_200, 1_000, 620],
    [850, 1_000, 85],
    [1_700, 1_000, 170],
    [283, 1_000, 28],
    [9, 1_000, 0],
    [99_999_999, 3_000, 29_999_999],
    [3_333, 1, 0],
    [10_000, 1, 1],
    [0, 1_000, 0],
  ])('of %i fen at %i bp is %i fen', (baseFen, rateBp, fen) => expect(commissionOf(baseFen, rateBp)).toBe(fen))

  it('has its numbers from the rules', () => {
    expect(DEFAULT_RATE_BP).toBe(1_000)
    expect(COMMISSION_LEVEL_CAP).toBe(2)
    // 00:00 of the 8th day after: an order of the 1st is available from the 9th on.
    expect(AVAILABLE_AFTER_DAYS).toBe(8)
  })
})
