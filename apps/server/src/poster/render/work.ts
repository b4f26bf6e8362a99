import { type CutName, type PosterValues, type Template } from '@passalong/poster'

/** A picture for a worker; one with a `name` never changes under it, and the worker keeps it decoded for a while. */
export interface SentPicture {
  name: string | null
  bytes: Uint8Array
}

/** A poster to be drawn: a JPEG of at most `atMostBytes`, in pixels `scale` times those of the design. */
export interface DrawWork {
  kind: 'draw'
  template: Template
  cut: CutName
  values: PosterValues
  pictures: Record<string, SentPicture>
  scale: number
  atMostBytes: number
}

/** A picture that somebody brought, to be decoded and written anew. */
export interface TakeInWork {
  kind: 'take-in'
  bytes: Uint8Array
  /** Its longer side is shrunk to this many pixels. */
  longestPx: number
  /** Its memory is given back at once: the worker goes with it. */
  heavy: boolean
}

export type Work = DrawWork | TakeInWork

/** What came of it. */
export interface Drawn {
  kind: 'draw'
  jpeg: Uint8Array
}

/** The picture as it is kept: without anything that came along with its pixels. `look` is a small JPEG of it to be judged. */
export interface TakenIn {
  kind: 'take-in'
  contentType: 'image/jpeg' | 'image/png'
  bytes: Uint8Array
  widthPx: number
  heightPx: number
  look: Uint8Array
}

export type Done = Drawn | TakenIn
export type DoneOf<Asked extends Work> = Extract<Done, { kind: Asked['kind'] }>

/** `missing`: a required field is not there; `broken`: a picture cannot be decoded. */
export type Fault = { reason: 'missing' | 'broken'; says: string }

export interface Order {
  id: number
  work: Work
}
export type Report = { id: number } & ({ done: Done } | { fault: Fault })
