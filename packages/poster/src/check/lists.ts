import { type Field, type Layer } from '../template/template.js'
import { type Faults, shown } from './faults.js'
import { layerRule, NAME } from './layer-rules.js'
import { checkReferences } from './references.js'
import { isRecord, own } from './rules.js'

/** In a list, and in a cut once all of its parts are drawn. */
export const MOST_LAYERS = 200
const MOST_PARTS = 60

/** `cuts.tall.layers[3] "title"`. */
export function pathOfLayer(list: string, at: number, layer: unknown): string {
  const name = isRecord(layer) && own(layer, 'name') ? layer.name : undefined
  return `${list}[${at}]${typeof name === 'string' ? ` ${shown(name)}` : ''}`
}

/** A list of layers, each looked at by itself; undefined unless every one is right. */
export function checkList(faults: Faults, list: string, value: unknown): Layer[] | undefined {
  if (!Array.isArray(value)) {
    faults.add(list, 'layers', `has to be a list, not ${shown(value)}`)
    return undefined
  }
  if (value.length > MOST_LAYERS) {
    faults.add(list, 'layers', `has ${value.length} layers; ${MOST_LAYERS} at most`)
    return undefined
  }
  const names = new Set<unknown>()
  let right = true
  value.forEach((layer: unknown, at) => {
    if (faults.enough) return
    const path = pathOfLayer(list, at, layer)
    const found = layerRule(layer)
    for (const { field, says } of found) faults.add(path, field, says)
    const { name } = (isRecord(layer) ? layer : {}) as { name?: unknown }
    if (found.length === 0 && names.has(name)) faults.add(path, 'name', 'is there twice')
    names.add(name)
    right = right && found.length === 0
  })
  return right ? (value as Layer[]) : undefined
}

/** The parts that are right by themselves, by their name. */
export function checkParts(faults: Faults, value: unknown): Map<string, Layer[]> {
  const parts = new Map<string, Layer[]>()
  if (value === undefined) return parts
  if (!isRecord(value) || Object.keys(value).length > MOST_PARTS) {
    faults.add('template', 'parts', `has to be an object of ${MOST_PARTS} parts at most`)
    return parts
  }
  for (const name of Object.keys(value)) {
    if (!NAME.test(name) || name in Object.prototype) {
      faults.add('template', 'parts', `${shown(name)} is no name for a part`)
      continue
    }
    const layers = checkList(faults, `parts.${name}`, value[name])
    if (layers) parts.set(name, layers)
  }
  return parts
}

/** Looks through a list's references once all parts are known. */
export function checkListReferences(
  faults: Faults,
  list: string,
  layers: readonly Layer[],
  fields: Map<string, Field>,
  parts: Map<string, Layer[]>,
): void {
  layers.forEach((layer, at) => {
    checkReferences(faults, pathOfLayer(list, at, layer), layer, fields, parts)
  })
}

/**
 * How many layers each part comes to with the parts that it uses. A part that uses itself, over however many others, is
 * a fault and counts as endless.
 */
export function countParts(faults: Faults, parts: Map<string, Layer[]>): Map<string, number> {
  const counts = new Map<string, number>()
  const open: string[] = []
  const count = (name: string): number => {
    const known = counts.get(name)
    if (known !== undefined) return known
    if (open.includes(name)) {
      const circle = [...open.slice(open.indexOf(name)), name].join(' → ')
      faults.add(`parts.${name}`, 'part', `uses itself: ${circle}`)
      return Infinity
    }
    open.push(name)
    let layers = 0
    for (const layer of parts.get(name) ?? []) layers += layer.kind === 'use' ? count(layer.part) : 1
    open.pop()
    counts.set(name, layers)
    return layers
  }
  for (const name of parts.keys()) count(name)
  return counts
}
