import { cutSizes, type Layer, type TextLayer } from '../template/template.js'
import { MARGIN, named, tone, type } from './house.js'
import { mark } from './house-mark.js'

/** How the footer stands in a cut: `top` to the canvas's lower edge; the code keeps its white panel and quiet zone. */
const frames = {
  tall: { top: 1046, codePx: 224, codeTop: 1066, avatarPx: 72, nameTop: 1090, termBottom: 1308 },
  square: { top: 494, codePx: 208, codeTop: 506, avatarPx: 64, nameTop: 528, termBottom: 732 },
} as const

/** Where the picture ends and the footer begins, in design pixels. */
export const footerTop = { tall: frames.tall.top, square: frames.square.top } as const

export interface FooterLook {
  /** What the sharer does, under the name: `邀你入会`. */
  invites: string
  ground?: string
  ink?: string
  soft?: string
}

/**
 * Who invites, what the friend gets, and the code: the lower part of every tall and square cut. Needs the fields `name`,
 * `gift` and `term`. Without a name (pictures that everybody sees) the shop itself invites.
 */
export function footer(cut: 'tall' | 'square', look: FooterLook): Layer[] {
  const frame = frames[cut]
  const { width, height } = cutSizes[cut]
  const codeLeft = width - 48 - frame.codePx
  const ground = look.ground ?? tone.card
  return named('footer', [
    {
      kind: 'shape',
      name: 'ground',
      shape: 'rect',
      box: { x: 0, y: frame.top, width, height: height - frame.top },
      fill: ground,
    },
    ...sender(cut, look, codeLeft),
    ...promise(cut, look, codeLeft),
    ...panel(cut, codeLeft),
  ])
}

/** The panel holds the code with its quiet zone and, below that, what to do with it. A tall poster has a code or is none. */
function panel(cut: 'tall' | 'square', x: number): Layer[] {
  const { codePx, codeTop } = frames[cut]
  const { width, height } = { width: codePx, height: codePx + 24 }
  const code: Layer = { kind: 'code', name: 'code', box: { x, y: codeTop, width: codePx, height: codePx }, radius: 16 }
  const hint: Layer = {
    ...line('hint', '长按识别小程序码', { x, y: codeTop + codePx - 14, width }, 20),
    style: { sizePx: 20, weight: 400, colour: tone.inkSoft, align: 'center' },
  }
  const sheet: Layer = {
    kind: 'shape',
    name: 'panel',
    shape: 'rect',
    box: { x, y: codeTop, width, height },
    radius: 16,
    fill: tone.card,
  }
  if (cut === 'tall') return [sheet, code, hint]
  const instead = { ...mark('no code', x + 36, codeTop + 40, codePx - 56, '#c9a06333'), when: '!code' }
  return [instead, ...[sheet, code, hint].map((layer) => ({ ...layer, when: 'code' }))]
}

function sender(cut: 'tall' | 'square', look: FooterLook, right: number): Layer[] {
  const { avatarPx, nameTop } = frames[cut]
  const x = MARGIN + avatarPx + 16
  const width = right - 16 - x
  const name = { sizePx: type.name, weight: 600, colour: look.ink ?? tone.ink } as const
  const invites = { sizePx: type.body, weight: 400, colour: look.soft ?? tone.inkSoft } as const
  const face = { x: MARGIN, y: nameTop, width: avatarPx, height: avatarPx }
  const top = nameTop + (avatarPx - 80) / 2
  return [
    {
      kind: 'avatar',
      name: 'avatar',
      box: face,
      image: 'avatar',
      initialOf: 'name',
      tint: '#f3d9c0',
      ink: '#7a3d22',
      when: 'name',
    },
    { ...mark('shop mark', face.x, face.y, avatarPx, tone.persimmon), when: '!name' },
    { ...line('name', '{name}', { x, y: top, width }, type.name), style: name, minSizePx: 26, when: 'name' },
    { ...line('shop', '小满生活', { x, y: top, width }, type.name), style: name, when: '!name' },
    { ...line('invites', look.invites, { x, y: top + 46, width }, type.body), style: invites },
  ]
}

/** The gift grows upwards, so that its terms keep their place. */
function promise(cut: 'tall' | 'square', look: FooterLook, right: number): Layer[] {
  const { termBottom } = frames[cut]
  const width = right - 16 - MARGIN
  return [
    {
      kind: 'text',
      name: 'gift',
      box: { x: MARGIN, y: termBottom - 34 - 4 - 80, width, height: 80 },
      text: '{gift}',
      style: { sizePx: type.gift, weight: 600, colour: look.ink ?? tone.ink, lineHeight: 1.4 },
      maxLines: 2,
      valign: 'bottom',
    },
    {
      ...line('term', '{term}', { x: MARGIN, y: termBottom - 34, width }, type.body),
      style: { sizePx: type.body, weight: 400, colour: look.soft ?? tone.inkSoft },
      minSizePx: type.note - 2,
    },
  ]
}

type Line = Omit<TextLayer, 'style'>
function line(name: string, text: string, at: { x: number; y: number; width: number }, sizePx: number): Line {
  return { kind: 'text', name, text, box: { ...at, height: Math.ceil(sizePx * 1.4) }, maxLines: 1, valign: 'middle' }
}
