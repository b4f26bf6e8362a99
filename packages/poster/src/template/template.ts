/**
 * A poster's template is data: what is drawn where, in design pixels, from the back to the front. The same template and
 * values come to the same picture on WeChat's canvas, in a browser and in Node.
 */
export interface Template {
  /** Its name in materials: lower-case letters, digits and `-`. */
  code: string
  /** A template that is changed is a new version; versions are never rewritten. */
  version: number
  title: string
  /** What has to be given to draw it. */
  fields: Field[]
  /** Layers under a name, drawn by `use` layers in any cut; a part may use other parts, never itself. */
  parts?: Record<string, Layer[]>
  cuts: Record<CutName, Cut>
}

/** `tall` 750 × 1334 is the poster, `card` 750 × 600 the 5:4 picture of a share card, `square` 750 × 750 the 1:1 picture for Moments. */
export const cutNames = ['tall', 'card', 'square'] as const
export type CutName = (typeof cutNames)[number]

/** The size of a cut in design pixels; a canvas draws it at any scale. */
export const cutSizes: Record<CutName, { width: number; height: number }> = {
  tall: { width: 750, height: 1334 },
  card: { width: 750, height: 600 },
  square: { width: 750, height: 750 },
}

export interface Cut {
  background: Paint
  layers: Layer[]
}

/**
 * One thing that a template is filled with. `from: 'material'` is written by an operator, `from: 'member'` is known of the
 * sharer: texts `name` `tier` `joins` `since` `store`. What is not required may be missing; see `when` of a layer.
 */
export interface Field {
  key: string
  kind: 'text' | 'image' | 'price'
  from: 'material' | 'member'
  required: boolean
  /** Of a text: the most characters that an operator may write. */
  maxLength?: number
  /** What stands there in previews; of a price in fen. */
  sample?: string | number
}

/** `#rgb`, `#rrggbb`, `#rrggbbaa` or a gradient whose points are fractions (0 to 1) of the box that is painted. */
export type Paint = string | LinearGradient | RadialGradient
export interface LinearGradient {
  kind: 'linear'
  from: [x: number, y: number]
  to: [x: number, y: number]
  stops: [at: number, colour: string][]
}
export interface RadialGradient {
  kind: 'radial'
  centre: [x: number, y: number]
  /** As a fraction of the box's longer side. */
  radius: number
  stops: [at: number, colour: string][]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Shadow {
  colour: string
  blur: number
  dx: number
  dy: number
}

interface Common {
  /** Unique within its list; errors name it. */
  name: string
  /**
   * Drawn only when this field has a value; `!key`: only when it has none. `code` and `avatar` may be asked for, too: the
   * card and the square are also drawn with no member's data, so what needs it there stands under a `when`.
   */
  when?: string
  /** 0 to 1. */
  opacity?: number
  /** Around the middle of the box, clockwise. */
  rotateDeg?: number
}

export type Layer = ShapeLayer | ImageLayer | TextLayer | PriceLayer | CodeLayer | AvatarLayer | UseLayer

/** `path` is in the box's own pixels: absolute `M L C Q Z` commands, numbers apart by spaces or commas. */
export interface ShapeLayer extends Common {
  kind: 'shape'
  box: Box
  shape: 'rect' | 'ellipse' | 'path'
  path?: string
  /** Corners of a rect. */
  radius?: number
  fill?: Paint
  /** Ends and corners are round; `cap: 'butt'` cuts the ends (of dashes, too) straight. */
  stroke?: { paint: Paint; width: number; dash?: number[]; cap?: 'butt' | 'round' }
  shadow?: Shadow
}

export interface ImageLayer extends Common {
  kind: 'image'
  box: Box
  /** The field that holds the picture. */
  image: string
  fit: 'cover' | 'contain'
  /** Painted behind the picture, and instead of one that is missing; without it nothing is drawn then. */
  tint?: Paint
  radius?: number
  shadow?: Shadow
}

export interface TextStyle {
  sizePx: number
  weight: 400 | 600 | 700
  colour: Paint
  align?: 'left' | 'center' | 'right'
  /** Of the size; 1.4 unless said. */
  lineHeight?: number
  letterSpacingPx?: number
}

/** `text` may hold `{key}` of text fields, `{key|8}` for 8 characters of it at most. `\n` ends a line. Wraps in its box; what does not fit is cut with …, or first shrunk to `minSizePx`. */
export interface TextLayer extends Common {
  kind: 'text'
  box: Box
  text: string
  style: TextStyle
  maxLines?: number
  minSizePx?: number
  valign?: 'top' | 'middle' | 'bottom'
  shadow?: Shadow
}

/** An amount of fen: a small ¥, the yuan large, the rest small; two decimals where they are not zero. */
export interface PriceLayer extends Common {
  kind: 'price'
  box: Box
  price: string
  style: TextStyle
  /** A line through it, for the price before. */
  struck?: boolean
}

/** The mini program code on a white panel with its quiet zone; its box is at least 200 design pixels wide. A poster without its code is not drawn. */
export interface CodeLayer extends Common {
  kind: 'code'
  box: Box
  radius?: number
}

/** A round picture of the sharer; without one, the first letter of the text field `initialOf` on `tint`. */
export interface AvatarLayer extends Common {
  kind: 'avatar'
  box: Box
  image: string
  initialOf: string
  tint: Paint
  ink: string
}

/** Draws a part, moved and scaled so that its own `from` box comes to lie in `box`. Opacity is that of each of its layers. */
export interface UseLayer extends Common {
  kind: 'use'
  part: string
  from: Box
  box: Box
}

/** What a poster is drawn with: texts and prices by field, pictures by field, loaded. `code` is the mini program code. */
export interface PosterValues {
  texts: Record<string, string>
  pricesFen: Record<string, number>
}
