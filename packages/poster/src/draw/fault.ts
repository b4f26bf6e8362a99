/**
 * Why a poster cannot be drawn: `layer` needs `field` and it is not there. Thrown before anything is drawn.
 */
export class PosterFault extends Error {
  override readonly name = 'PosterFault'
  readonly layer: string
  readonly field: string

  constructor(layer: string, field: string, why: string) {
    super(`layer "${layer}", field "${field}": ${why}`)
    this.layer = layer
    this.field = field
  }
}
