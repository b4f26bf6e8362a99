import { stepsOf } from '../draw/outline.js'
import { shown } from './faults.js'
import {
  flag,
  isRecord,
  list,
  matching,
  number,
  oneOf,
  optional,
  type Rule,
  type Rules,
  record,
  text,
  tuple,
  whole,
} from './rules.js'

const colour = matching(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'a colour like #e2492b or #e2492b80')
const fraction = number(0, 1)
const point = tuple(number(-2, 3), number(-2, 3))

const ascending: Rule = (value) => {
  const places = (value as [number, string][]).map(([at]) => at)
  const falls = places.some((at, index) => index > 0 && at < (places[index - 1] as number))
  return falls ? [{ field: '', says: 'has its stops in falling order' }] : []
}

const stopList = list(tuple(fraction, colour), 2, 8)
const stops: Rule = (value) => {
  const found = stopList(value)
  return found.length > 0 ? found : ascending(value)
}
const linear = record({ kind: oneOf(['linear']), from: point, to: point, stops })
const radial = record({ kind: oneOf(['radial']), centre: point, radius: number(0.01, 4), stops })

/** A colour or a gradient. */
export const paint: Rule = (value) => {
  if (!isRecord(value)) return colour(value)
  if (value.kind === 'linear') return linear(value)
  if (value.kind === 'radial') return radial(value)
  return [{ field: 'kind', says: `has to be linear or radial, not ${shown(value.kind)}` }]
}

const FAR = 4_000
const place = number(-FAR, FAR)
const boxOf = (least: number) => record({ x: place, y: place, width: number(least, FAR), height: number(least, FAR) })
const box = boxOf(1)

const shadow = record({
  colour,
  blur: number(0, 200),
  dx: number(-200, 200),
  dy: number(-200, 200),
})

const lengths = list(number(0, 400), 1, 8)
/** Dashes of no length at all are drawn by no canvas alike: some draw a line, Node's draws nothing and fails. */
const dash: Rule = (value) => {
  const found = lengths(value)
  if (found.length > 0) return found
  return (value as number[]).some((length) => length > 0) ? [] : [{ field: '', says: 'has no length above 0' }]
}

const stroke = record({
  paint,
  width: number(0.5, 200),
  dash: optional(dash),
  cap: optional(oneOf(['butt', 'round'])),
})

const MOST_STEPS = 2_000
const pathText = text(20_000, 1)
const path: Rule = (value) => {
  const found = pathText(value)
  if (found.length > 0) return found
  const steps = stepsOf(value as string)
  if (!steps) return [{ field: '', says: 'has to be made of the commands M L C Q Z and begin with M' }]
  return steps.length > MOST_STEPS ? [{ field: '', says: `has ${steps.length} steps; ${MOST_STEPS} at most` }] : []
}

const style = record({
  sizePx: number(4, 600),
  weight: oneOf([400, 600, 700]),
  colour: paint,
  align: optional(oneOf(['left', 'center', 'right'])),
  lineHeight: optional(number(0.8, 3)),
  letterSpacingPx: optional(number(-20, 100)),
})

/** Of names of layers and parts. */
export const NAME = /^[a-zA-Z0-9][a-zA-Z0-9 _.-]{0,47}$/
export const name = matching(NAME, 'a name of letters, digits, spaces and - _ .')
export const key = matching(/^[a-z][a-zA-Z0-9]{0,31}$/, 'the key of a field')

const common: Rules = {
  kind: () => [],
  name,
  when: optional(matching(/^!?[a-z][a-zA-Z0-9]{0,31}$/, 'the key of a field, or ! and a key')),
  opacity: optional(fraction),
  rotateDeg: optional(number(-360, 360)),
}
const radius = optional(number(0, FAR))

const shapeRules = (shape: unknown): Rule =>
  record({
    ...common,
    box: shape === 'path' ? boxOf(0) : box,
    shape: oneOf(['rect', 'ellipse', 'path']),
    ...(shape === 'path' ? { path } : {}),
    ...(shape === 'rect' ? { radius } : {}),
    fill: optional(paint),
    stroke: optional(stroke),
    shadow: optional(shadow),
  })
const shapes: Record<string, Rule> = {
  rect: shapeRules('rect'),
  ellipse: shapeRules('ellipse'),
  path: shapeRules('path'),
}

const kinds: Record<string, Rule> = {
  shape: (value) => {
    const { shape } = value as { shape: unknown }
    const rule = shapes[shape === 'ellipse' || shape === 'path' ? shape : 'rect'] as Rule
    return rule(value)
  },
  image: record({
    ...common,
    box,
    image: key,
    fit: oneOf(['cover', 'contain']),
    tint: optional(paint),
    radius,
    shadow: optional(shadow),
  }),
  text: record({
    ...common,
    box,
    text: text(500, 1),
    style,
    maxLines: optional(whole(1, 20)),
    minSizePx: optional(number(4, 600)),
    valign: optional(oneOf(['top', 'middle', 'bottom'])),
    shadow: optional(shadow),
  }),
  price: record({ ...common, box, price: key, style, struck: optional(flag) }),
  code: record({ ...common, box, radius }),
  avatar: record({ ...common, box, image: key, initialOf: key, tint: paint, ink: colour }),
  use: record({ ...common, part: name, from: box, box }),
}

/** One layer by itself: its fields, not what they point to. */
export const layerRule: Rule = (value) => {
  if (!isRecord(value)) return [{ field: '', says: `has to be an object, not ${shown(value)}` }]
  const { kind } = value
  if (typeof kind !== 'string' || !Object.keys(kinds).includes(kind)) {
    return [{ field: 'kind', says: `has to be one of ${Object.keys(kinds).join(', ')}, not ${shown(kind)}` }]
  }
  return (kinds[kind] as Rule)(value)
}
