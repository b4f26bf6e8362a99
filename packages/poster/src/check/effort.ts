import { stepsOf } from '../draw/outline.js'
import { type CutName, type Field, type TextLayer } from '../template/template.js'
import { PLACEHOLDER } from '../text/filled.js'
import { type Faults } from './faults.js'
import { type Laid } from './spread.js'

/*
 * What a cut asks of whoever draws it, each several times what the richest of the built-in templates asks: a phone draws a poster
 * while somebody waits, and nothing can be stopped once it has begun.
 */
const MOST_STEPS = 10_000
const MOST_SHADOWS = 60
/** Letters that are set, counted again for each size that is tried. */
const MOST_LETTERS = 2_000_000
/** Of a text field without a `maxLength`; a name or a store is shorter. */
const LONGEST_VALUE = 200

/** Looks whether a cut is drawn in a moment whatever it is filled with. */
export function checkEffort(faults: Faults, cut: CutName, laid: readonly Laid[], fields: Map<string, Field>): void {
  const known = new Map<string, number>()
  let [steps, shadows, letters] = [0, 0, 0]
  for (const { layer } of laid) {
    if (layer.kind === 'shape' && layer.path !== undefined) steps += stepsIn(layer.path, known)
    if (layer.kind === 'text') letters += lettersOf(layer, fields)
    if ('shadow' in layer && layer.shadow) shadows += layer.kind === 'text' ? linesOf(layer) : 1
  }
  const limit = (is: number, most: number, what: string) => {
    if (is > most) faults.add(`cuts.${cut}`, 'layers', `comes to ${is} ${what}; ${most} at most`)
  }
  limit(steps, MOST_STEPS, 'steps of paths')
  limit(shadows, MOST_SHADOWS, 'shadows, one for each line of a text')
  limit(letters, MOST_LETTERS, 'letters, again for each size from sizePx to minSizePx')
}

function stepsIn(path: string, known: Map<string, number>): number {
  const steps = known.get(path) ?? stepsOf(path)?.length ?? 0
  known.set(path, steps)
  return steps
}

function lettersOf({ text, style, minSizePx = style.sizePx }: TextLayer, fields: Map<string, Field>): number {
  let longest = text.length
  for (const [, key, most] of text.matchAll(PLACEHOLDER)) {
    const value = fields.get(key as string)?.maxLength ?? LONGEST_VALUE
    longest += most === undefined ? value : Math.min(value, Number(most))
  }
  return longest * (1 + Math.ceil(style.sizePx - minSizePx))
}

/** The most lines that a text comes to at its smallest. */
function linesOf({ box, style, maxLines = Infinity, minSizePx = style.sizePx }: TextLayer): number {
  return Math.max(1, Math.min(maxLines, Math.floor(box.height / (minSizePx * (style.lineHeight ?? 1.4)))))
}
