import { filledText, type Layer, type Template } from '@passalong/poster'
import { type PublishedText } from './refuse-wording.js'

/** What a template itself says, wherever it is put; `{key}`s are left to what fills them. */
export function textsOfTemplate({ title, fields, parts = {}, cuts }: Template): PublishedText[] {
  const samples = fields.flatMap(({ key, sample }) =>
    typeof sample === 'string' ? [{ field: `fields.${key}.sample`, text: sample, oneLine: true }] : [],
  )
  return [{ field: 'title', text: title, oneLine: true }, ...samples, ...writtenOf({ parts, cuts })]
}

/**
 * What stands on a poster where a template puts several texts, or words of its own, around those of a material: two that may be
 * published apart may say together what may not. What is known of the member is left to be.
 */
export function filledTexts(template: Template, texts: Readonly<Record<string, string>>): PublishedText[] {
  const alone = new Set(template.fields.map(({ key }) => `{${key}}`))
  const members = new Set(template.fields.filter(({ from }) => from === 'member').map(({ key }) => key))
  const read = (given: Readonly<Record<string, string>>, key: string) =>
    members.has(key) ? key : Object.hasOwn(given, key) ? (given[key] ?? '') : ''
  return writtenOf(template)
    .filter(({ text }) => text.includes('{') && !alone.has(text))
    .map((one) => ({ ...one, text: filledText(one.text, texts, read) }))
}

function writtenOf({ parts = {}, cuts }: Pick<Template, 'parts' | 'cuts'>): PublishedText[] {
  const lists: [string, readonly Layer[]][] = [
    ...Object.entries(parts).map(([name, layers]): [string, Layer[]] => [`parts.${name}`, layers]),
    ...Object.entries(cuts).map(([name, { layers }]): [string, Layer[]] => [`cuts.${name}.layers`, layers]),
  ]
  return lists.flatMap(([path, layers]) =>
    layers.flatMap((layer) =>
      layer.kind === 'text' ? [{ field: `${path} "${layer.name}"`, text: layer.text, oneLine: true }] : [],
    ),
  )
}
