import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'

/** Everything that was started, so that nothing outlives us. */
const alive = new Set<ChildProcess>()

/** Ends every program that this run started, whatever state it is in. */
export function endAll(): void {
  for (const child of alive) child.kill('SIGKILL')
}

/** A program that says on stdout where it listens, and that is killed, stopped and started again. */
export class Program {
  private child: ChildProcess | null = null
  /** Where it listens; 0 while it does not. */
  port = 0

  constructor(
    readonly name: string,
    private readonly args: readonly string[],
    private readonly environment: () => Record<string, string>,
    private readonly logFile: string,
  ) {}

  get up(): boolean {
    return this.port !== 0
  }

  /** Starts it and resolves once it listens; throws when it ends before. */
  async start(): Promise<void> {
    const env = { PATH: process.env['PATH'] ?? '', ...this.environment() }
    const child = spawn(process.execPath, this.args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    alive.add(child)
    this.child = child
    const log = createWriteStream(this.logFile, { flags: 'a', mode: 0o600 })
    child.stderr?.pipe(log, { end: false })
    child.stdout?.pipe(log, { end: false })
    child.once('close', () => {
      alive.delete(child)
      log.end()
    })
    const port = await new Promise<number>((resolve) => {
      let said = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        if (this.port !== 0) return
        said += chunk
        const found = /listening\D+127\.0\.0\.1:(\d+)/.exec(said)?.[1]
        if (found) resolve(Number(found))
      })
      child.once('close', () => resolve(0))
    })
    if (port === 0) throw new Error(`${this.name} ended before it listened (${this.logFile})`)
    this.port = port
  }

  /** Starts it, again and again while what it needs is away, until `over`. */
  async startPatiently(over: () => boolean): Promise<void> {
    while (!over()) {
      try {
        return await this.start()
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }

  async kill(): Promise<void> {
    const child = this.child
    this.port = 0
    this.child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await gone
  }

  stop(): void {
    this.child?.kill('SIGSTOP')
  }

  goOn(): void {
    this.child?.kill('SIGCONT')
  }
}
