import { join } from 'node:path'
import { costing } from '../process-cost.mjs'
import { Worker } from '../worker.mjs'

/** The load over HTTP, from a process of its own. */
export class Load {
  #worker = new Worker(join(import.meta.dirname, 'generator.mjs'))

  get pid() {
    return this.#worker.pid
  }

  /**
   * A round against an API: `{perSecond, p50Ms, p99Ms, done, msEach}`, the last the processor time for one answer of each
   * of `pids` and of the load itself. Throws when an answer is not the success that was to be measured.
   */
  async round({ kind, port, connections, seconds, ask, pids }) {
    await this.#worker.ask({ prepare: { kind, port, connections, seconds, ask } })
    const { answer, cost } = await costing({ ...pids, load: this.pid }, () => this.#worker.ask({ go: true }))
    if (Object.keys(answer.failures).length > 0)
      throw new Error(`${kind}: answers that were no success: ${JSON.stringify(answer.failures)}`)
    if (answer.done === 0) throw new Error(`${kind}: nothing was answered`)
    const msEach = Object.fromEntries(Object.entries(cost).map(([name, ms]) => [name, ms / answer.done]))
    return { ...answer, perSecond: answer.done / answer.elapsed, msEach }
  }

  stop() {
    this.#worker.stop()
  }
}
