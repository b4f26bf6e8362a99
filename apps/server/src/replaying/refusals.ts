/** Why a row of a forest was refused; each has a sentence `replay.refused.<reason>` in the contract's messages. */
export const nodeRefusals = [
  'row-malformed',
  'cascade-missing',
  'node-missing',
  'parent-missing',
  'user-missing',
  'text-too-long',
  'node-zero',
  'time-unreadable',
  'time-negative',
  'time-too-large',
  'own-parent',
  'node-repeated',
  'parent-unknown',
  'parent-refused',
  'parent-cycle',
] as const
export type NodeRefusal = (typeof nodeRefusals)[number]

/** Counts by reason, the reasons in alphabetical order. */
export function countedByReason(reasons: Iterable<NodeRefusal>): Partial<Record<NodeRefusal, number>> {
  const counts = new Map<NodeRefusal, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
