import { type CutName, cutNames, type Field, type Layer, type Template } from '../template/template.js'
import { checkContrast } from './contrast.js'
import { checkEffort } from './effort.js'
import { Faults, shown, type TemplateFault } from './faults.js'
import { checkFields } from './fields.js'
import { paint } from './layer-rules.js'
import { checkList, checkListReferences, checkParts, countParts, MOST_LAYERS } from './lists.js'
import { checkPlacing } from './placing.js'
import { isRecord, matching, optional, own, record, text, whole } from './rules.js'
import { spreadOut } from './spread.js'

const anything = () => []
const headRule = record({
  code: matching(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and -'),
  version: whole(1, 1_000_000),
  title: text(40, 1),
  fields: anything,
  parts: optional(anything),
  cuts: anything,
})
const cutRule = record({ background: paint, layers: anything })

/**
 * Looks at what somebody wrote as a template. Whatever it is, the answer is quick: lists and texts have limits, and
 * nothing is followed in a circle. What passes can be drawn with any values.
 * @returns the template, or what is wrong with it, each fault with its layer and field
 */
export function checkTemplate(json: unknown): { template: Template } | { faults: TemplateFault[] } {
  const faults = new Faults()
  for (const { field, says } of headRule(json)) faults.add('template', field, says)
  if (!isRecord(json)) return { faults: faults.found }
  const fields = checkFields(faults, json.fields)
  const parts = checkParts(faults, json.parts)
  const cuts = checkCuts(faults, json.cuts)
  if (faults.any) return { faults: faults.found }
  for (const [name, layers] of parts) checkListReferences(faults, `parts.${name}`, layers, fields, parts)
  for (const [cut, layers] of cuts) checkListReferences(faults, `cuts.${cut}.layers`, layers, fields, parts)
  const counts = countParts(faults, parts)
  for (const [cut, layers] of cuts) checkCount(faults, cut, layers, counts)
  if (faults.any) return { faults: faults.found }
  const template = json as unknown as Template
  for (const [cut, layers] of cuts) checkLaid(faults, cut, template, layers, fields, parts)
  return faults.any ? { faults: faults.found } : { template }
}

function checkCuts(faults: Faults, value: unknown): [CutName, Layer[]][] {
  if (!isRecord(value)) {
    faults.add('template', 'cuts', `has to be an object, not ${shown(value)}`)
    return []
  }
  for (const name of Object.keys(value).slice(0, 10)) {
    if (!cutNames.some((known) => known === name)) faults.add('template', 'cuts', `${shown(name)} is no cut`)
  }
  const cuts: [CutName, Layer[]][] = []
  for (const name of cutNames) {
    const cut = own(value, name) ? value[name] : undefined
    const found = cutRule(cut)
    for (const { field, says } of found) faults.add(`cuts.${name}`, field, says)
    if (!isRecord(cut)) continue
    const layers = checkList(faults, `cuts.${name}.layers`, cut.layers)
    if (layers) cuts.push([name, layers])
  }
  return cuts
}

function checkCount(faults: Faults, cut: CutName, layers: readonly Layer[], counts: Map<string, number>): void {
  let all = 0
  for (const layer of layers) all += layer.kind === 'use' ? (counts.get(layer.part) ?? 0) : 1
  if (all > MOST_LAYERS && all < Infinity) {
    faults.add(`cuts.${cut}`, 'layers', `comes to ${all} layers with its parts; ${MOST_LAYERS} at most`)
  }
}

function checkLaid(
  faults: Faults,
  cut: CutName,
  template: Template,
  layers: readonly Layer[],
  fields: Map<string, Field>,
  parts: Map<string, Layer[]>,
): void {
  const laid = spreadOut(cut, layers, parts)
  checkPlacing(faults, cut, laid, fields)
  checkEffort(faults, cut, laid, fields)
  checkContrast(faults, cut, template.cuts[cut].background, laid)
}
