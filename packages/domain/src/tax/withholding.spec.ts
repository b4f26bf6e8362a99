import fc from 'fast-check'
import { labourRemunerationTax, withhold } from './withholding.js'

const none = { grossFen: 0, withheldFen: 0 }

test('RULES case 5: the month decides, not the withdrawal', () => {
  expect(withhold(300_000, none)).toEqual({ grossFen: 300_000, taxFen: 44_000, netFen: 256_000 })
  expect(withhold(200_000, { grossFen: 300_000, withheldFen: 44_000 })).toEqual({
    grossFen: 200_000,
    taxFen: 36_000,
    netFen: 164_000,
  })
  expect(withhold(200_000, none).taxFen).toBe(24_000)
})

test.each([
  [0, 0],
  [80_000, 0],
  [80_004, 0],
  [80_005, 1],
  [400_000, 64_000],
  [400_001, 64_000],
  [2_500_000, 400_000],
  [2_500_005, 400_001],
  [6_250_000, 1_300_000],
  [6_250_005, 1_300_001],
  [10_000_000, 2_500_000],
])('a month of %i fen is taxed %i fen', (grossFen, taxFen) => {
  expect(labourRemunerationTax(grossFen)).toBe(taxFen)
})

test('any split of a month into withdrawals withholds what one withdrawal would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 100, max: 2_000_000 }), { minLength: 1, maxLength: 12 }), (parts) => {
      const month = { grossFen: 0, withheldFen: 0 }
      for (const part of parts) {
        const { taxFen, netFen } = withhold(part, month)
        expect(taxFen).toBeGreaterThanOrEqual(0)
        expect(netFen).toBeGreaterThanOrEqual(0)
        month.grossFen += part
        month.withheldFen += taxFen
      }
      expect(month.withheldFen).toBe(labourRemunerationTax(month.grossFen))
    }),
  )
})
