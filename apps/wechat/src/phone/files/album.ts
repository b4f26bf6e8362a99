import type { KeptFiles } from './kept-files.js'

const ALBUM = 'album/'

/** A picture in the album: the very bytes that were saved. */
export interface Photo {
  /** Of a later picture greater. */
  id: string
  file: Blob
}

/** This phone's pictures. They belong to its owner: no mini program sees them. */
export class Album {
  readonly #kept: KeptFiles
  readonly #listeners = new Set<() => void>()

  constructor(kept: KeptFiles) {
    this.#kept = kept
  }

  /** Newest first. */
  get photos(): Photo[] {
    return this.#kept
      .names(ALBUM)
      .reverse()
      .map((name) => ({ id: name.slice(ALBUM.length), file: this.#kept.get(name) as Blob }))
  }

  add(file: Blob): void {
    const last = Number(this.photos[0]?.id ?? 0)
    this.#kept.set(`${ALBUM}${String(last + 1).padStart(6, '0')}`, file)
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }
}
