import { yuanText } from '@passalong/domain'
import { type NodeRefusal } from '../replaying/refusals.js'
import { type ReplaySummary } from '../replaying/replay-chains.js'
import { sentence } from './say.js'

/** A summary for a person: the numbers, then each reason with its count and what it means. */
export function replayLines(summary: ReplaySummary): string[] {
  const { cascades, nodes, links, visits, joins, maxDepth, byDepth, maxBreadth, kFactor } = summary
  const reasons = Object.entries(summary.refused) as [NodeRefusal, number][]
  const amounts = { paid: yuanText(summary.paidFen), commission: yuanText(summary.commissionFen) }
  return [
    sentence('replay.counted', { cascades, nodes, links, visits, joins }),
    sentence('replay.shape', { maxDepth, maxBreadth, kFactor: kFactor === null ? '–' : kFactor.toFixed(4) }),
    sentence('replay.by-depth', { nodes: byDepth.join(' ') }),
    sentence('replay.amounts', amounts),
    ...reasons.map(([reason, count]) => {
      return `${String(count).padStart(8)}  ${reason}  ${sentence(`replay.refused.${reason}`)}`
    }),
  ]
}
