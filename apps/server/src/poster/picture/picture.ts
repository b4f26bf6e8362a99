/** A picture as it goes over the wire. */
export interface Picture {
  contentType: string
  bytes: Buffer
}
