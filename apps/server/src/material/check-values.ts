import { text } from '@passalong/contract'
import { type Field, type PictureSize, pictureSizes, type Template } from '@passalong/poster'
import { type RefusalDetail } from '../platform/http/refusal.js'
import { type MaterialValues } from './material-row.js'

/** What a poster's values are wrong about; each is a sentence `values.<fault>`. */
type Fault = 'unknown' | 'missing' | 'not-text' | 'too-long' | 'not-price' | 'not-picture' | 'too-small' | 'of-member'

/** Above this nothing of a shop costs. */
const MOST_FEN = 99_999_999
const HASH = /^[0-9a-f]{64}$/

const groups = [
  { group: 'texts', kind: 'text' },
  { group: 'pricesFen', kind: 'price' },
  { group: 'pictures', kind: 'image' },
] as const

/** Where values do not fit what the template takes from its material; nothing when they do. */
export function faultsOfValues(template: Template, values: MaterialValues): RefusalDetail[] {
  const faults = groups.flatMap(({ group, kind }) => {
    const given: Record<string, unknown> = values[group]
    const taken = template.fields.filter((field) => field.kind === kind)
    return [
      ...Object.keys(given).flatMap((key) => {
        const field = taken.find((one) => one.key === key)
        const fault = field ? faultOf(field, given[key]) : 'unknown'
        return fault ? [detail(`values.${group}.${key}`, fault, field)] : []
      }),
      ...taken
        .filter(({ key, required, from }) => required && from === 'material' && !Object.hasOwn(given, key))
        .map((field) => detail(`values.${group}.${field.key}`, 'missing', field)),
    ]
  })
  return faults
}

/** Which pictures are smaller than the places that the template gives them; `sizes` by hash. */
export function faultsOfSizes(
  template: Template,
  pictures: Readonly<Record<string, string>>,
  sizes: ReadonlyMap<string, PictureSize>,
): RefusalDetail[] {
  const asked = pictureSizes(template)
  return Object.entries(pictures).flatMap(([key, hash]) => {
    const [need, given] = [asked.get(key), sizes.get(hash)]
    if (!need || !given || (given.widthPx >= need.widthPx && given.heightPx >= need.heightPx)) return []
    const params = {
      need: `${need.widthPx} × ${need.heightPx}`,
      given: `${given.widthPx} × ${given.heightPx}`,
    }
    return [said(`values.pictures.${key}`, 'too-small', params)]
  })
}

function faultOf({ kind, from, required, maxLength }: Field, value: unknown): Fault | null {
  if (from === 'member') return 'of-member'
  if (kind === 'price')
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_FEN ? null : 'not-price'
  if (typeof value !== 'string') return kind === 'text' ? 'not-text' : 'not-picture'
  if (kind === 'image') return HASH.test(value) ? null : 'not-picture'
  if (required && value.trim() === '') return 'missing'
  return lengthOf(value) > (maxLength ?? 200) ? 'too-long' : null
}

/** As a person counts: signs, without the breaks between lines. */
function lengthOf(value: string): number {
  return [...value.replaceAll('\n', '')].length
}

function detail(field: string, fault: Fault, about?: Field): RefusalDetail {
  return said(field, fault, { most: about?.maxLength ?? 200 })
}

function said(field: string, fault: Fault, params: Record<string, string | number>): RefusalDetail {
  return { field, fault, says: text(`values.${fault}`, params), saysEn: text(`values.${fault}`, params, 'en') }
}
