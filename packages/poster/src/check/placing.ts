import { type Box, type CutName, cutSizes, type Field, type TextStyle } from '../template/template.js'
import { PLACEHOLDER } from '../text/filled.js'
import { type Faults } from './faults.js'
import { placeholdersIn } from './references.js'
import { type Laid } from './spread.js'

const SMALLEST_CODE = 200
/** Smaller type is not read on a phone, where a design pixel is half a point. */
const SMALLEST_TYPE = 18
/** Words of the template itself may be a part of its artwork. */
const SMALLEST_LETTERING = 10
const SMALLEST_SHRUNK = 16
/** Rounding of scaled parts. */
const SLACK = 0.5

/** Looks at a cut's layers where they come to lie: inside the canvas, large enough, and drawable without a member. */
export function checkPlacing(faults: Faults, cut: CutName, laid: readonly Laid[], fields: Map<string, Field>): void {
  for (const one of laid) {
    checkInside(faults, cut, one)
    if (one.layer.kind === 'code') checkCode(faults, one)
    if (one.layer.kind === 'text' || one.layer.kind === 'price') checkType(faults, one, one.layer.style)
    if (cut !== 'tall') checkMemberless(faults, cut, one, fields)
  }
  const codes = laid.filter(({ layer }) => layer.kind === 'code')
  if (codes.length > 1) faults.add((codes[1] as Laid).path, 'kind', 'is the second code; a cut has one')
  if (cut === 'tall' && codes.length === 0) {
    faults.add('cuts.tall', 'layers', 'has no code layer: nobody could follow this poster')
  }
}

function checkInside(faults: Faults, cut: CutName, { layer, path, box, turned }: Laid): void {
  const { width, height } = cutSizes[cut]
  const apart = box.x >= width || box.y >= height || box.x + box.width <= 0 || box.y + box.height <= 0
  const line = layer.kind === 'shape' && (box.width === 0 || box.height === 0)
  if (apart && !line) faults.add(path, 'box', `lies outside the canvas of ${width} × ${height}`)
  else if (!turned && (layer.kind === 'text' || layer.kind === 'price' || layer.kind === 'avatar')) {
    if (!isInside(box, width, height)) faults.add(path, 'box', `reaches over the edge of the canvas`)
  }
}

const isInside = ({ x, y, width, height }: Box, right: number, bottom: number) =>
  x >= -SLACK && y >= -SLACK && x + width <= right + SLACK && y + height <= bottom + SLACK

function checkCode(faults: Faults, { path, box, turned, opacity }: Laid): void {
  const { width, height } = box
  if (Math.min(width, height) < SMALLEST_CODE - SLACK) {
    const is = `${Math.round(width)} × ${Math.round(height)}`
    faults.add(path, 'box', `is ${is}; a code needs ${SMALLEST_CODE} × ${SMALLEST_CODE} to be scanned`)
  }
  if (Math.abs(width - height) > SLACK) faults.add(path, 'box', 'has to be square')
  if (turned) faults.add(path, 'rotateDeg', 'turns a code, which must stand upright')
  if (opacity < 1) faults.add(path, 'opacity', 'must be 1: a pale code is not scanned')
}

function checkType(faults: Faults, { layer, path, scale }: Laid, style: TextStyle): void {
  const sizePx = style.sizePx * scale
  const smallest = layer.kind === 'text' && !layer.text.includes('{') ? SMALLEST_LETTERING : SMALLEST_TYPE
  if (sizePx < smallest - SLACK) {
    faults.add(path, 'style.sizePx', `comes to ${round(sizePx)}; ${smallest} is the smallest`)
  }
  if (layer.kind !== 'text' || layer.minSizePx === undefined) return
  if (layer.minSizePx * scale < SMALLEST_SHRUNK - SLACK) {
    faults.add(path, 'minSizePx', `comes to ${round(layer.minSizePx * scale)}; ${SMALLEST_SHRUNK} at least`)
  }
}

const round = (value: number) => Math.round(value * 10) / 10

/** The card and the square are public pictures, too, with neither a member's data nor a code. */
function checkMemberless(faults: Faults, cut: CutName, { layer, path, whens }: Laid, fields: Map<string, Field>): void {
  const isMembers = (key: string) => key === 'code' || key === 'avatar' || fields.get(key)?.from === 'member'
  if (whens.some(isMembers)) return
  const why = `the ${cut} is drawn without a member, too: put \`when\` on this layer`
  if (layer.kind === 'code') faults.add(path, 'when', why)
  if (layer.kind === 'image' && isMembers(layer.image) && fields.get(layer.image)?.required) {
    faults.add(path, 'when', why)
  }
  if (layer.kind !== 'text') return
  const theirs = placeholdersIn(layer.text).filter(isMembers)
  const alone = layer.text.replace(PLACEHOLDER, '').trim() === ''
  if (theirs.some((key) => !alone || fields.get(key)?.required)) faults.add(path, 'when', why)
}
