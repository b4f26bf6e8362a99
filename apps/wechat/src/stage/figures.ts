import { text, yuanText } from '@passalong/contract'
import type { ChainFacts } from './chain-facts.js'
import { el } from './dom.js'
import { words } from './words.js'

/** So many levels and groups fit beside the phones. */
const MOST = 4

/** A's chain in numbers: a row for each level and each group that brought somebody. */
export function figures(chain: ChainFacts | undefined): HTMLElement[] {
  const levels = (chain?.byLevel ?? []).filter(({ visits, joins }) => visits + joins > 0).slice(0, MOST)
  const groups = (chain?.topGroups ?? []).slice(0, MOST)
  if (levels.length === 0) return []
  const heads = (['stage.figures.visits', 'stage.figures.joins', 'stage.figures.paid'] as const).map((key) =>
    el('th', { attributes: { scope: 'col' } }, words(key)),
  )
  return [
    el('tr', {}, el('td'), ...heads),
    ...levels.map(({ level, visits, joins, paidFen }) =>
      row('level', text('stage.chain.depth', { depth: level }), [visits, joins, `¥${yuanText(paidFen)}`]),
    ),
    ...groups.map(({ label, visits, joins }) => row('group', label, [visits, joins, ''])),
  ]
}

const row = (kind: string, name: string, told: (string | number)[]): HTMLElement =>
  el(
    'tr',
    { class: `figure-${kind}` },
    el('th', { attributes: { scope: 'row' } }, name),
    ...told.map((one) => el('td', {}, String(one))),
  )
