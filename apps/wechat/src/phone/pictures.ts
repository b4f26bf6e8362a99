import { isFile, type PhoneFiles } from './files/phone-files.js'
import { type Network, pictureAddress } from './network.js'
import type { Troubles } from './troubles.js'

/** Brings pictures into the browser's own elements as this phone would get them. */
export class Pictures {
  readonly #files: PhoneFiles
  readonly #network: Network
  readonly #troubles: Troubles

  constructor(files: PhoneFiles, network: Network, troubles: Troubles) {
    this.#files = files
    this.#network = network
    this.#troubles = troubles
  }

  /** Where the browser finds what the bundle's page `route` calls `source`; null where there is no such file. */
  addressOf(source: string, route: string): string | null {
    return isFile(source) ? this.#files.addressOf(source) : pictureAddress(source, route)
  }

  /**
   * Has `image` show `source`; it says `load` or `error` as usual. A host that hangs says neither, and without a network
   * only what the phone has seen before is there.
   */
  show(image: HTMLImageElement, source: string, route: string): void {
    const address = this.addressOf(source, route)
    const isFar = source.startsWith('https://')
    if (address === null) failSoon(image)
    else if (address === '' || (isFar && this.#troubles.has('pictures-hang'))) image.removeAttribute('src')
    else if (this.#network.online || !isFar) setSource(image, address)
    else {
      seenBefore(address).then(
        (seen) => setSource(image, seen),
        () => failSoon(image),
      )
    }
  }

  /** The bytes of a picture or file that the bundle names. @throws Error where it cannot be had */
  async bytesOf(source: string, route: string): Promise<Blob> {
    const address = this.addressOf(source, route)
    if (!address) throw new Error('there is no such file')
    if (source.startsWith('https://')) {
      if (this.#troubles.has('pictures-hang')) return new Promise(() => undefined)
      if (!this.#network.online) throw new Error('network is away')
    }
    const response = await fetch(address)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.blob()
  }
}

const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')

/** By the prototype's own setter: a canvas's pictures have another one before it. */
const setSource = (image: HTMLImageElement, address: string): void => source?.set?.call(image, address)

const failSoon = (image: HTMLImageElement): void => void setTimeout(() => image.dispatchEvent(new Event('error')))

/** What the browser has in its own cache. @throws TypeError where it has not */
async function seenBefore(address: string): Promise<string> {
  const response = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return URL.createObjectURL(await response.blob())
}
