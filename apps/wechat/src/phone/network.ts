import { resolvePath } from './paths.js'

/** Whether this phone has a network, and what a production address is on this machine. */
export class Network {
  #online = true
  readonly #listeners = new Set<(online: boolean) => void>()

  get online(): boolean {
    return this.#online
  }

  setOnline(online: boolean): void {
    if (online === this.#online) return
    this.#online = online
    for (const listener of this.#listeners) listener(online)
  }

  /** @returns a function that ends the listening */
  onChange(listener: (online: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/**
 * The local address of a production one, as a hosts file would give it: `https://host/path` -> `/hosts/host/path`.
 * @returns null for an address that a phone would refuse (no https)
 */
export function localAddress(url: string): string | null {
  const parts = /^https:\/\/([^/?#]+)(.*)$/.exec(url)
  if (!parts) return null
  const [, host = '', rest = ''] = parts
  return `/hosts/${host}${rest.startsWith('/') ? rest : `/${rest}`}`
}

/** Where a picture named by the bundle lies: a host's, the bundle's own, or drawn (`data:`, `blob:`). */
export function pictureAddress(source: string, route: string): string {
  if (source === '' || /^(data|blob):/.test(source)) return source
  if (source.startsWith('https://')) return localAddress(source) ?? source
  if (source.startsWith('/hosts/')) return source
  if (source.startsWith('http://tmp/') || source.startsWith('wxfile://')) return source
  if (source.startsWith('/')) return `bundle${source}`
  return `bundle/${resolvePath(route, source)}`
}
