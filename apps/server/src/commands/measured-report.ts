import { yuanText } from '@passalong/domain'
import { type Measured } from '../measuring/measured.js'
import { sentence } from './say.js'

/** A measurement as a terminal shows it. */
export function measuredLines(measured: Measured): string[] {
  const { events, payees, holds, heldShare, real, byReason, refused, files } = measured
  const amounts = { commission: yuanText(measured.commissionFen), held: yuanText(measured.heldFen) }
  const listed = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `  ${name}: ${count}`)
  return [
    sentence('measure.events', { events, payees, holds }),
    sentence('measure.amounts', { ...amounts, share: heldShare }),
    ...(real.members === 0 ? [] : [sentence('measure.real', { ...real })]),
    ...listed(byReason),
    ...(Object.keys(refused).length === 0 ? [] : [sentence('measure.refused'), ...listed(refused)]),
    ...(files.length < 2 ? [] : files.map((one) => `  ${one.heldShare}  ${one.file}`)),
  ]
}
