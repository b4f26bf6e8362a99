import { type ChainMemory, type KnownLink } from './chain-memory.js'

/**
 * Finds the links made ahead that a portion of events sends, each once: the one at which something happened, and those above it
 * that were not sent either, so that nothing that counts hangs below something that does not.
 */
export class Sending {
  private readonly ids = new Set<number>()

  constructor(private readonly memory: ChainMemory) {}

  /** All that was found, by id. */
  get sent(): readonly number[] {
    return [...this.ids]
  }

  /** The links that something at this one sends and nothing before did, the highest first. */
  by(linkId: number): KnownLink[] {
    const sent: KnownLink[] = []
    for (let id = linkId; id !== 0; ) {
      const link = this.memory.link(id)
      if (!link) break
      if (!link.counted) {
        if (this.ids.has(id)) break
        this.ids.add(id)
        sent.unshift(link)
      } else if (id !== linkId) break
      id = link.parentId
    }
    return sent
  }
}
