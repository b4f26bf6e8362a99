import { text, yuanText } from '@passalong/contract'
import type { ChainFacts } from './chain-facts.js'
import { el } from './dom.js'
import { words } from './words.js'

/** So many levels and groups fit beside the phones. */
const MOST = 4

/** A's chain in numbers: what each level and each group brought. Levels without anything are left out. */
export function figures(chain: ChainFacts | undefined): HTMLElement[] {
  if (!chain) return []
  const levels = chain.byLevel
    .slice(0, MOST)
    .map(({ level, visits, joins, paidFen }) =>
      row('level', text('stage.chain.depth', { depth: level }), [
        words('stage.figures.level', { visits, joins }),
        ...(paidFen === 0 ? [] : [words('stage.figures.paid', { yuan: yuanText(paidFen) })]),
      ]),
    )
  const groups = chain.topGroups
    .slice(0, MOST)
    .map(({ label, visits, joins }) => row('group', label, [words('stage.figures.level', { visits, joins })]))
  return [...levels, ...groups]
}

const row = (kind: string, name: string, told: HTMLElement[]): HTMLElement =>
  el('p', { class: `figure figure-${kind}` }, el('b', {}, name), ...told)
