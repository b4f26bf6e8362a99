import { Worker } from 'node:worker_threads'
import { type OnModuleDestroy } from '@nestjs/common'
import { type Done, type DoneOf, type Fault, type Order, type Report, type Work } from './work.js'

/** The workers' file: what is compiled, also where the tests run the sources. */
export const WORKER = new URL('./worker.js', import.meta.url.replace('/server/src/', '/server/dist/'))

/**
 * Why a work was not done. `full`: too many wait; `gone`: nobody waited for it any more; `late`: it took too long; `crashed`: its worker died of it; `closed`: the
 * server is going down; the others as the worker says.
 */
export class StudioFault extends Error {
  constructor(
    readonly reason: 'full' | 'gone' | 'late' | 'crashed' | 'closed' | Fault['reason'],
    says: string = reason,
  ) {
    super(says)
  }
}

export interface StudioLimits {
  workers: number
  /** Works that wait for a worker. */
  waiting: number
  /** From when a worker has a work until it is replaced. */
  workMs: number
}

interface Waiting {
  work: Work
  resolve: (done: Done) => void
  reject: (fault: StudioFault) => void
  /** Whoever asked does not wait any more. */
  gone: () => boolean
}

interface Bench {
  worker: Worker
  current: (Waiting & { id: number; timer: NodeJS.Timeout }) | null
}

/**
 * Threads that draw beside the one that answers requests. They start when the first work comes; one that dies or takes too
 * long is replaced; a work that finds too many waiting is refused.
 */
export class Studio implements OnModuleDestroy {
  private readonly benches = new Set<Bench>()
  private readonly waiting: Waiting[] = []
  private nextId = 1
  private closed = false

  constructor(
    private readonly file: URL,
    private readonly limits: StudioLimits,
  ) {}

  /** How many wait for a worker. */
  get queued(): number {
    return this.waiting.length
  }

  /** Has a work done. Where `gone` says that nobody waits any more, it is left out. Throws StudioFault. */
  run<Asked extends Work>(work: Asked, gone: () => boolean = () => false): Promise<DoneOf<Asked>> {
    return new Promise<Done>((resolve, reject) => {
      if (this.closed) return reject(new StudioFault('closed'))
      if (this.waiting.length >= this.limits.waiting) return reject(new StudioFault('full'))
      this.waiting.push({ work, resolve, reject, gone })
      this.next()
    }) as Promise<DoneOf<Asked>>
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true
    for (const { reject } of this.waiting.splice(0)) reject(new StudioFault('closed'))
    const workers = [...this.benches].map(({ worker }) => worker)
    for (const bench of this.benches) this.end(bench, new StudioFault('closed'))
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const bench = [...this.benches].find(({ current }) => current === null) ?? this.open()
      const one = bench && this.waiting.shift()
      if (!bench || !one) return
      if (one.gone()) one.reject(new StudioFault('gone'))
      else this.give(bench, one)
    }
  }

  private give(bench: Bench, one: Waiting): void {
    const id = this.nextId++
    const timer = setTimeout(() => this.end(bench, new StudioFault('late')), this.limits.workMs)
    bench.current = { ...one, id, timer }
    bench.worker.ref()
    bench.worker.postMessage({ id, work: one.work } satisfies Order)
  }

  private open(): Bench | null {
    if (this.benches.size >= this.limits.workers) return null
    // Nothing of the environment: whoever decodes strangers' pictures knows no secrets.
    const worker = new Worker(this.file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 192 } })
    const bench: Bench = { worker, current: null }
    worker.on('message', (report: Report) => this.done(bench, report))
    worker.on('error', (error) => this.end(bench, new StudioFault('crashed', String(error))))
    worker.on('exit', () => this.end(bench, new StudioFault('crashed')))
    this.benches.add(bench)
    return bench
  }

  private done(bench: Bench, report: Report): void {
    const { current } = bench
    if (!current || current.id !== report.id) return
    clearTimeout(current.timer)
    bench.current = null
    // A thread without work keeps no process alive.
    bench.worker.unref()
    if ('done' in report) current.resolve(report.done)
    else current.reject(new StudioFault(report.fault.reason, report.fault.says))
    if (current.work.kind === 'take-in' && current.work.heavy) this.end(bench, new StudioFault('gone'))
    else this.next()
  }

  /** A worker is given up; what comes next gets another. */
  private end(bench: Bench, fault: StudioFault): void {
    if (!this.benches.delete(bench)) return
    if (bench.current) {
      clearTimeout(bench.current.timer)
      bench.current.reject(fault)
    }
    bench.worker.unref()
    // One that hangs in native code goes when it comes back.
    void bench.worker.terminate()
    if (!this.closed) this.next()
  }
}
