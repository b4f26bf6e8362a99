import { isWanted } from '../../../../packages/poster/dist/draw/given.js'

/**
 * A cut of a template as the tree of elements that satori lays out: the same shapes, texts and pictures at the same
 * places. `urls` are its pictures as data URLs. What satori cannot do is left out: shadows of paths and of texts.
 */
export function svgTree(template, cut, given, urls, { width, height }) {
  const { background, layers } = template.cuts[cut]
  const whole = { x: 0, y: 0, width, height }
  const ground = shape({ kind: 'shape', shape: 'rect', box: whole, fill: background })
  const children = [ground, ...elements(layers)]
  return element('div', { position: 'relative', display: 'flex', width, height, overflow: 'hidden' }, children)

  function elements(list) {
    return list
      .filter((layer) => isWanted(given, layer))
      .flatMap((layer) => {
        const made = one(layer)
        if (!made) return []
        const { opacity, rotateDeg } = layer
        if (opacity !== undefined) made.props.style.opacity = opacity
        if (rotateDeg) made.props.style.transform = `rotate(${rotateDeg}deg)`
        return [made]
      })
  }

  function one(layer) {
    if (layer.kind === 'shape') return shape(layer)
    if (layer.kind === 'text') return words(layer, filled(layer.text), layer.style)
    if (layer.kind === 'price') return words(layer, price(given.values.pricesFen[layer.price]), layer.style)
    if (layer.kind === 'code') return image(layer, 'code', layer.radius)
    if (layer.kind === 'image') return image(layer, layer.image, layer.radius)
    if (layer.kind === 'avatar') return image(layer, layer.image, layer.box.width / 2)
    return part(layer)
  }

  function part({ part, from, box }) {
    const style = { ...placed({ ...from, x: box.x, y: box.y }), display: 'flex', transformOrigin: 'top left' }
    const scale = `scale(${box.width / from.width}, ${box.height / from.height})`
    return element('div', { ...style, transform: scale }, elements(template.parts[part]))
  }

  function image({ box }, key, radius = 0) {
    const style = { ...placed(box), borderRadius: radius, objectFit: 'cover' }
    return urls[key] ? { type: 'img', props: { src: urls[key], width: box.width, height: box.height, style } } : null
  }

  function filled(text) {
    return text.replace(/\{(\w+)(?:\|\d+)?\}/g, (_, key) => given.values.texts[key] ?? '')
  }
}

const price = (fen) => `¥${(fen / 100).toFixed(fen % 100 ? 2 : 0)}`
const element = (type, style, children) => ({ type, props: { style, children } })
const placed = ({ x, y, width, height }) => ({ position: 'absolute', left: x, top: y, width, height })
const solid = (paint) => (typeof paint === 'string' ? paint : paint.stops[0][1])

function words({ box }, text, { sizePx, weight, colour, align = 'left', lineHeight = 1.4, letterSpacingPx = 0 }) {
  const sides = { left: 'flex-start', center: 'center', right: 'flex-end' }
  const type = {
    fontSize: sizePx,
    fontWeight: weight,
    lineHeight,
    letterSpacing: letterSpacingPx,
    color: solid(colour),
  }
  return element('div', { ...placed(box), display: 'flex', justifyContent: sides[align], ...type }, text)
}

let names = 0

/** Gradients are asked for by name. */
function paintOf(paint, defs) {
  if (typeof paint === 'string') return paint
  const id = `p${names++}`
  const stops = paint.stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('')
  const line = ([x1, y1], [x2, y2]) => `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`
  const round = ([cx, cy]) => `cx="${cx}" cy="${cy}" r="${paint.radius}"`
  const linear = paint.kind === 'linear'
  const kind = linear ? 'linearGradient' : 'radialGradient'
  defs.push(`<${kind} id="${id}" ${linear ? line(paint.from, paint.to) : round(paint.centre)}>${stops}</${kind}>`)
  return `url(#${id})`
}

function shape({ box, shape: kind, path, radius = 0, fill, stroke, shadow }) {
  const defs = []
  const { width, height } = box
  const look = [`fill="${fill === undefined ? 'none' : paintOf(fill, defs)}"`]
  if (stroke) look.push(`stroke="${paintOf(stroke.paint, defs)}" stroke-width="${stroke.width}" stroke-linecap="round"`)
  const outlines = {
    rect: () => `<rect width="${width}" height="${height}" rx="${radius}" ${look.join(' ')}/>`,
    ellipse: () =>
      `<ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 2}" ry="${height / 2}" ${look.join(' ')}/>`,
    path: () => `<path d="${path}" ${look.join(' ')}/>`,
  }
  const size = `viewBox="0 0 ${Math.max(1, width)} ${Math.max(1, height)}" overflow="visible"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${defs.join('')}</defs>${outlines[kind]()}</svg>`
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const style = { ...placed({ ...box, width: Math.max(1, width), height: Math.max(1, height) }) }
  if (shadow && kind !== 'path') {
    const { dx, dy, blur, colour } = shadow
    Object.assign(style, {
      boxShadow: `${dx}px ${dy}px ${blur}px ${colour}`,
      borderRadius: kind === 'rect' ? radius : '50%',
    })
  }
  return { type: 'img', props: { src, width: style.width, height: style.height, style } }
}
