import { type CutName } from '@passalong/poster'

/** The API's addresses that its answers name, behind `base` (the config's `publicBase`). */
export function publicUrls(base: string) {
  return {
    /** A material's picture without anybody's data; version 0 is a plain invitation to join. */
    cut: (versionId: number, cut: 'card' | 'square') => `${base}/v1/materials/versions/${versionId}/${cut}.jpg`,
    /** A picture that an operator brought, by its hash in hex. */
    picture: (hash: string) => `${base}/v1/pictures/${hash}`,
    template: (code: string, version: number) => `${base}/v1/poster-templates/${code}/${version}`,
    /** The mini program code of a link. */
    code: (token: string) => `${base}/v1/codes/${token}`,
    /** A member's own poster as the server draws it. */
    poster: (token: string, cut: CutName) => `${base}/v1/posters/${token}/picture?cut=${cut}`,
  }
}
