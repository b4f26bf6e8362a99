import { type OnModuleDestroy } from '@nestjs/common'
import { type Logger } from 'pino'
import { loggable } from '../log/loggable.js'

/**
 * Work that is done again and again. `run` must give the same books when it runs twice, late, or in two processes at once;
 * it looks at `stopping` between its batches and returns early when it is aborted.
 */
export interface Job {
  name: string
  everyMs: number
  run(stopping: AbortSignal): Promise<unknown>
}

/** Waits between runs differ by up to this share, so that processes that started together do not meet for ever. */
const JITTER = 0.2

/** Runs the registered jobs at their intervals: each never beside itself in this process, and again after it failed. */
export class Jobs implements OnModuleDestroy {
  private readonly kept = new Map<string, Job>()
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private readonly running = new Map<string, Promise<void>>()
  private readonly stop = new AbortController()
  private started = false

  constructor(private readonly log: Logger) {}

  /** Adds a job; one that is registered once the others have started joins them. Throws when the name is taken. */
  register(job: Job): void {
    if (this.kept.has(job.name)) throw new Error(`two jobs are called ${job.name}`)
    this.kept.set(job.name, job)
    if (this.started) this.schedule(job, Math.random() * job.everyMs)
  }

  /** Starts all jobs, each at a moment of its own within its first interval. */
  start(): void {
    if (this.started || this.stop.signal.aborted) return
    this.started = true
    for (const job of this.kept.values()) this.schedule(job, Math.random() * job.everyMs)
  }

  /** Lets every job that waits run now: the shop's day has changed. Does nothing before `start`. */
  hurry(): void {
    if (!this.started) return
    for (const job of this.kept.values()) if (!this.running.has(job.name)) this.schedule(job, 0)
  }

  /** Starts nothing new and resolves when what runs has come to its end. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort()
    for (const timer of this.timers.values()) clearTimeout(timer)
    await Promise.all(this.running.values())
  }

  private schedule(job: Job, afterMs: number): void {
    if (this.stop.signal.aborted) return
    clearTimeout(this.timers.get(job.name))
    this.timers.set(job.name, setTimeout(() => this.begin(job), afterMs).unref())
  }

  private begin(job: Job): void {
    const done = this.attempt(job).finally(() => {
      this.running.delete(job.name)
      this.schedule(job, job.everyMs * (1 - JITTER + 2 * JITTER * Math.random()))
    })
    this.running.set(job.name, done)
  }

  private async attempt(job: Job): Promise<void> {
    try {
      await job.run(this.stop.signal)
    } catch (error) {
      this.log.error({ job: job.name, err: loggable(error) }, 'a job failed and will be tried again')
    }
  }
}
