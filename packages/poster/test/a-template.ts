import { type Cut, type Layer, type Template, type TextLayer } from '../src/template/template.js'

const code: Layer = { kind: 'code', name: 'code', box: { x: 500, y: 1080, width: 220, height: 220 } }

/** A template that passes; `layers` lie on its tall cut below the code. */
export function aTemplate(layers: Layer[] = [], changes: Partial<Template> = {}): Template {
  const plain = (): Cut => ({ background: '#faf6f0', layers: [] })
  return {
    code: 'plain',
    version: 1,
    title: 'Plain',
    fields: [
      { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 40 },
      { key: 'note', kind: 'text', from: 'material', required: false },
      { key: 'name', kind: 'text', from: 'member', required: true },
      { key: 'picture', kind: 'image', from: 'material', required: true },
      { key: 'extra', kind: 'image', from: 'material', required: false },
      { key: 'price', kind: 'price', from: 'material', required: true },
    ],
    cuts: { tall: { background: '#faf6f0', layers: [...layers, code] }, card: plain(), square: plain() },
    ...changes,
  }
}

/** Given to draw it. */
export const VALUES = { texts: { title: '一盏暖光', name: '林小满' }, pricesFen: { price: 6_880 } }
export const PICTURES = {
  code: { width: 430, height: 430 },
  picture: { width: 800, height: 600 },
}

export function aText(text: string, rest: Partial<TextLayer> = {}): TextLayer {
  return {
    kind: 'text',
    name: 'words',
    box: { x: 50, y: 100, width: 320, height: 400 },
    text,
    style: { sizePx: 32, weight: 400, colour: '#1d1a17' },
    ...rest,
  }
}
