import { timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type CutName } from '@passalong/poster'
import { Config } from '../platform/config/config.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

/** What a material's tag is made and compared as: 128 bits. */
const TAG_BYTES = 16
const VERSION = /^(0|[1-9]\d{0,8})-([\w-]{22})$/

/** The addresses under which phones find pictures, codes and templates. */
@Injectable()
export class Addresses {
  private readonly base: string

  constructor(
    config: Config,
    private readonly cipher: FieldCipher,
  ) {
    this.base = `${config.publicBase}/v1`
  }

  /**
   * Of a material version's picture without anybody's data; version 0 is a plain invitation to join. A tag under a key of the
   * shop's stands in it, so that only those who were given it find it: whoever counts up numbers sees nothing that is still to
   * come or is for others.
   */
  cut(versionId: number, cut: 'card' | 'square'): string {
    return `${this.base}/materials/versions/${versionId}-${this.tagOf(versionId)}/${cut}.jpg`
  }

  /** The version that stands so in an address; null for what was not made here. */
  versionOf(name: string): number | null {
    const [, version, tag = ''] = VERSION.exec(name) ?? []
    if (version === undefined) return null
    const versionId = Number(version)
    return timingSafeEqual(Buffer.from(tag), Buffer.from(this.tagOf(versionId))) ? versionId : null
  }

  /** Of a picture that an operator brought, by its hash in hex. */
  picture(hash: string): string {
    return `${this.base}/pictures/${hash}`
  }

  template(code: string, version: number): string {
    return `${this.base}/poster-templates/${code}/${version}`
  }

  /** Of the mini program code of a link. */
  code(token: string): string {
    return `${this.base}/codes/${token}`
  }

  /** Of a member's own poster as the server draws it. */
  poster(token: string, cut: CutName): string {
    return `${this.base}/posters/${token}/picture?cut=${cut}`
  }

  private tagOf(versionId: number): string {
    return this.cipher.index('cut-address', String(versionId)).toString('base64url', 0, TAG_BYTES)
  }
}
