/**
 * Tax on the commission of one month as labour remuneration, in fen. Up to ¥4,000 deduct ¥800, above deduct 20 %; of the rest
 * 20 % up to ¥20,000, 30 % − ¥2,000 up to ¥50,000, 40 % − ¥7,000 above. Source: RULES section 3. A replaceable rule.
 */
export type TaxRule = (monthGrossFen: number) => number

/** The rule for labour remuneration, rounded down to whole fen and never below zero. */
export const labourRemunerationTax: TaxRule = (monthGrossFen) => {
  // Fifths of a fen keep the 20 % deduction exact.
  const gross = BigInt(monthGrossFen) * 5n
  const deduction = monthGrossFen <= 400_000 ? 80_000n * 5n : BigInt(monthGrossFen)
  const taxable = gross > deduction ? gross - deduction : 0n
  const bracket = brackets.find(({ upToFen }) => upToFen === null || taxable <= BigInt(upToFen) * 5n)
  if (!bracket) return 0
  const tax = taxable * BigInt(bracket.percent) - BigInt(bracket.lessFen) * 500n
  return Number((tax > 0n ? tax : 0n) / 500n)
}

const brackets = [
  { upToFen: 2_000_000, percent: 20, lessFen: 0 },
  { upToFen: 5_000_000, percent: 30, lessFen: 200_000 },
  { upToFen: null, percent: 40, lessFen: 700_000 },
]

/** A withdrawal as it is shown before it is confirmed. */
export interface Withholding {
  grossFen: number
  taxFen: number
  netFen: number
}

/** What is withheld of a further `grossFen` in a month in which `month.grossFen` was withdrawn and `month.withheldFen` withheld. */
export function withhold(
  grossFen: number,
  month: { grossFen: number; withheldFen: number },
  rule: TaxRule = labourRemunerationTax,
): Withholding {
  const taxFen = Math.max(0, rule(month.grossFen + grossFen) - month.withheldFen)
  return { grossFen, taxFen, netFen: grossFen - taxFen }
}
