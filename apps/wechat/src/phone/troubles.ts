/**
 * What may be wrong with a phone, switched on by whoever wants to see how the mini program takes it: the phone's own
 * settings keep WeChat out of the album; nothing more can be written; picture hosts take a request and never answer; the
 * phone gives a canvas hardly any memory.
 */
export type Trouble = 'album-refused' | 'storage-full' | 'pictures-hang' | 'small-canvas'

export class Troubles {
  readonly #on = new Set<Trouble>()

  has(trouble: Trouble): boolean {
    return this.#on.has(trouble)
  }

  set(trouble: Trouble, isOn: boolean): void {
    if (isOn) this.#on.add(trouble)
    else this.#on.delete(trouble)
  }
}
