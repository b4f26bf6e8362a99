import { type Field, type Layer } from '../template/template.js'
import { PLACEHOLDER } from '../text/filled.js'
import { type Faults } from './faults.js'
import { FREE_PICTURES } from './fields.js'

/** Looks whether the fields and parts that a layer names are there and of the right kind. */
export function checkReferences(
  faults: Faults,
  path: string,
  layer: Layer,
  fields: Map<string, Field>,
  parts: Map<string, Layer[]>,
): void {
  const { when } = layer
  const asked = when?.replace('!', '')
  if (asked !== undefined && !fields.has(asked) && !FREE_PICTURES.includes(asked)) {
    faults.add(path, 'when', `"${asked}" is no field`)
  }
  const demand = (name: string, kind: Field['kind'], at: string) => {
    if (fields.get(name)?.kind !== kind) faults.add(path, at, `"${name}" is no ${kind} field`)
  }
  if (layer.kind === 'image') demand(layer.image, 'image', 'image')
  if (layer.kind === 'price') demand(layer.price, 'price', 'price')
  if (layer.kind === 'avatar') {
    if (!FREE_PICTURES.includes(layer.image)) demand(layer.image, 'image', 'image')
    demand(layer.initialOf, 'text', 'initialOf')
  }
  if (layer.kind === 'text') {
    for (const name of placeholdersIn(layer.text)) demand(name, 'text', 'text')
    if (/[{}]/.test(layer.text.replace(PLACEHOLDER, ''))) {
      faults.add(path, 'text', 'has a brace that belongs to no {field}')
    }
    if (layer.minSizePx !== undefined && layer.minSizePx > layer.style.sizePx) {
      faults.add(path, 'minSizePx', 'is larger than style.sizePx')
    }
  }
  if (layer.kind === 'use' && !parts.has(layer.part)) faults.add(path, 'part', `"${layer.part}" is no part`)
  if (layer.kind === 'shape' && layer.fill === undefined && !layer.stroke) {
    faults.add(path, 'fill', 'is missing, and so is stroke: nothing would be seen')
  }
}

/** The keys of the fields that a text names. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, key]) => key as string)
}
