import { cutNames, type Template } from '../template/template.js'
import { spreadOut } from './spread.js'

/** How large a picture has to be to fill its places sharply. */
export interface PictureSize {
  /** Design pixels of the widest and of the tallest place; a poster is at least as many pixels wide as its design. */
  widthPx: number
  heightPx: number
}

/**
 * By field, how large a picture has to be so that no cut draws it larger than it is. A picture that is shown whole (`contain`)
 * need not fill its place and asks for nothing.
 */
export function pictureSizes({ cuts, parts = {} }: Template): Map<string, PictureSize> {
  const sizes = new Map<string, PictureSize>()
  const lists = new Map(Object.entries(parts))
  for (const cut of cutNames) {
    for (const { layer, box } of spreadOut(cut, cuts[cut].layers, lists)) {
      if (layer.kind !== 'image' || layer.fit !== 'cover') continue
      const before = sizes.get(layer.image) ?? { widthPx: 0, heightPx: 0 }
      sizes.set(layer.image, {
        widthPx: Math.max(before.widthPx, Math.round(box.width)),
        heightPx: Math.max(before.heightPx, Math.round(box.height)),
      })
    }
  }
  return sizes
}
