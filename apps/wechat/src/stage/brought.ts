import { yuanText } from '@passalong/contract'
import type { MaterialFacts } from './facts.js'
import { words } from './words.js'

/** What A's posters and cards of a material brought; nothing before any of them went out. */
export function broughtBy(material: MaterialFacts | null): HTMLElement[] {
  if (!material || material.brought.links === 0) return []
  const { visits, joins, paidFen } = material.brought
  return [words('stage.material', { title: material.title, visits, joins, yuan: yuanText(paidFen) })]
}
