import { type Layer, type PosterValues, type Template } from '../template/template.js'
import { PosterFault } from './fault.js'
import { type Drawable } from './pen.js'

/** What a poster is filled with, looked up safely: a field called like a method of every object is no value. */
export interface Given {
  template: Template
  values: PosterValues
  pictures: Record<string, Drawable>
}

const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record && Object.keys(record).includes(key) ? record[key] : undefined

/** The text of a field; empty when it is missing. */
export function textOf(given: Given, key: string): string {
  const text = own(given.values.texts, key)
  return typeof text === 'string' ? text : ''
}

/** An amount in fen, or undefined when it is missing or no amount. */
export function priceOf(given: Given, key: string): number | undefined {
  const fen = own(given.values.pricesFen, key)
  return typeof fen === 'number' && fen >= 0 && fen <= Number.MAX_SAFE_INTEGER ? Math.round(fen) : undefined
}

/** A loaded picture; one without a size is broken and counts as missing. */
export function pictureOf(given: Given, key: string): Drawable | undefined {
  const picture = own(given.pictures, key)
  return picture && picture.width > 0 && picture.height > 0 ? picture : undefined
}

export function partOf(template: Template, name: string): Layer[] | undefined {
  return own(template.parts, name)
}

function isGiven(given: Given, key: string): boolean {
  return textOf(given, key).trim() !== '' || priceOf(given, key) !== undefined || pictureOf(given, key) !== undefined
}

/** Whether a layer's `when` holds. */
export function isWanted(given: Given, layer: Layer): boolean {
  const { when } = layer
  if (when === undefined) return true
  return when.charCodeAt(0) === 33 ? !isGiven(given, when.slice(1)) : isGiven(given, when)
}

const MOST_NESTED = 16

/**
 * Looks through everything that will be drawn.
 * @throws PosterFault when a required field of a layer is missing, or a part is unknown or uses itself
 */
export function demandAll(given: Given, layers: readonly Layer[], depth = 0): void {
  for (const layer of layers) {
    if (!isWanted(given, layer)) continue
    if (layer.kind === 'use') {
      const part = partOf(given.template, layer.part)
      if (!part) throw new PosterFault(layer.name, 'part', `no part is called "${layer.part}"`)
      if (depth >= MOST_NESTED) throw new PosterFault(layer.name, 'part', 'its parts use each other in a circle')
      demandAll(given, part, depth + 1)
    } else {
      demandLayer(given, layer)
    }
  }
}

function demandLayer(given: Given, layer: Exclude<Layer, { kind: 'use' }>): void {
  if (layer.kind === 'code' && !pictureOf(given, 'code')) {
    throw new PosterFault(layer.name, 'code', 'the mini program code is missing')
  }
  for (const field of given.template.fields) {
    if (!field.required) continue
    if (layer.kind === 'image' && layer.image === field.key && !pictureOf(given, field.key)) {
      throw new PosterFault(layer.name, field.key, 'a required picture is missing')
    }
    if (layer.kind === 'price' && layer.price === field.key && priceOf(given, field.key) === undefined) {
      throw new PosterFault(layer.name, field.key, 'a required price is missing')
    }
    const names =
      layer.kind === 'text' && (layer.text.includes(`{${field.key}}`) || layer.text.includes(`{${field.key}|`))
    if (names && textOf(given, field.key).trim() === '') {
      throw new PosterFault(layer.name, field.key, 'a required text is missing')
    }
  }
}
