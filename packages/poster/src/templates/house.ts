import { type Field, type Layer } from '../template/template.js'

/** The colours of the demo shop 小满生活: warm paper, one strong colour a poster, metals for the gold tier alone. */
export const tone = {
  ink: '#1d1a17',
  inkSoft: '#6d655c',
  paper: '#faf6f0',
  card: '#ffffff',
  line: '#eee6db',
  persimmon: '#e2492b',
  /** Persimmon in the shade: white words of any size hold on it. */
  persimmonDeep: '#b8351b',
  persimmonSoft: '#fdeae4',
  pine: '#2f6b55',
  pineDeep: '#1f4a3b',
  gold: '#c9a063',
  espresso: '#2a211b',
} as const

/** Sizes of letters in design pixels (two to a point on a phone): nothing that has to be read is below `note`. */
export const type = {
  /** The few words of a share card, legible where WeChat shows it 200 px wide. */
  shout: 104,
  title: 84,
  headline: 56,
  lead: 32,
  name: 32,
  gift: 28,
  body: 24,
  note: 22,
} as const

/** From the paper's edge to what is written; everything else stands on a grid of 8. */
export const MARGIN = 56

/** Of the member who shares. Both may be missing: the pictures that everybody sees hold no member's data. */
export const memberFields: Field[] = [
  { key: 'name', kind: 'text', from: 'member', required: false, sample: '林小满' },
  { key: 'avatar', kind: 'image', from: 'member', required: false },
]

/** What the friend gets, exactly, and its terms: the two lines of the footer. */
export function giftFields(gift: string, term: string): Field[] {
  return [
    { key: 'gift', kind: 'text', from: 'material', required: true, maxLength: 26, sample: gift },
    { key: 'term', kind: 'text', from: 'material', required: true, maxLength: 30, sample: term },
  ]
}

/** Layers whose names begin with that of their group, so that they stay apart in one list. */
export function named(group: string, layers: Layer[]): Layer[] {
  return layers.map((layer) => ({ ...layer, name: `${group} ${layer.name}` }))
}
