import type { KeptFiles } from './kept-files.js'

/** Where the mini program may write files that stay: `wx.env.USER_DATA_PATH`. */
export const USER_FOLDER = 'wxfile://usr'
const TEMPORARY = 'wxfile://tmp_'
const SAVED = 'wxfile://store_'
/** In the phone's kept files. */
const KEPT = 'program/'

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/json': 'json',
}

/** The mini program's files on this phone: temporary ones until the page is left, saved and written ones for good. */
export class PhoneFiles {
  readonly #kept: KeptFiles
  readonly #temporary = new Map<string, Blob>()
  /** Where the browser finds a file's bytes. */
  readonly #addresses = new Map<string, string>()
  #count = 0

  constructor(kept: KeptFiles) {
    this.#kept = kept
  }

  read(path: string): Blob | undefined {
    return this.#temporary.get(path) ?? this.#kept.get(KEPT + path)
  }

  /** @returns its path, `wxfile://tmp_….jpg` */
  addTemporary(file: Blob): string {
    const path = this.#name(TEMPORARY, file)
    this.#temporary.set(path, file)
    return path
  }

  /** @returns its path, `wxfile://store_….jpg` */
  save(file: Blob): string {
    const path = this.#name(SAVED, file)
    this.write(path, file)
    return path
  }

  write(path: string, file: Blob): void {
    this.#forgetAddress(path)
    this.#kept.set(KEPT + path, file)
  }

  remove(path: string): void {
    this.#forgetAddress(path)
    if (!this.#temporary.delete(path)) this.#kept.delete(KEPT + path)
  }

  /** Paths of kept files that begin so. */
  list(beginning: string): string[] {
    return this.#kept.names(KEPT + beginning).map((name) => name.slice(KEPT.length))
  }

  /** Bytes of all that is kept. */
  get sizeBytes(): number {
    return this.list('').reduce((sum, path) => sum + (this.read(path)?.size ?? 0), 0)
  }

  /** An address for the browser's own elements; null where there is no such file. */
  addressOf(path: string): string | null {
    const known = this.#addresses.get(path)
    if (known) return known
    const file = this.read(path)
    if (!file) return null
    const address = URL.createObjectURL(file)
    this.#addresses.set(path, address)
    return address
  }

  #name(beginning: string, { type }: Blob): string {
    this.#count += 1
    const mark = `${Date.now().toString(36)}${this.#count.toString(36)}`
    return `${beginning}${mark}.${ENDINGS[type.split(';')[0] ?? ''] ?? 'bin'}`
  }

  #forgetAddress(path: string): void {
    const address = this.#addresses.get(path)
    if (address) URL.revokeObjectURL(address)
    this.#addresses.delete(path)
  }
}

/** Whether a source that the bundle names is a file of this phone. */
export const isFile = (source: string): boolean => source.startsWith('wxfile://')
