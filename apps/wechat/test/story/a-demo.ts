import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../../../../tools/process/ports.mjs'

const ROOT = resolve(import.meta.dirname, '../../../..')
const STOP_MS = 30_000
const run = promisify(execFile)

/** The whole demo as `npm start` runs it, with a database and a state of its own. */
export class Demo {
  readonly #local = mkdtempSync(join(tmpdir(), 'passalong-story-'))
  #process: ChildProcess | null = null
  /** The front door's address once it was started; a later start takes the same port. */
  origin = ''
  #said = ''

  /** @returns seconds from the start to ready */
  async start(): Promise<number> {
    const since = performance.now()
    const port = this.origin ? new URL(this.origin).port : String(await freePort())
    this.#said = ''
    const command = ['tools/start.mjs', '--no-open', '--port', port]
    const child = spawn(process.execPath, command, { cwd: ROOT, env: this.#env })
    this.#process = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.#said += data.toString('utf8')
      })
    }
    await this.#until(async () => {
      this.origin = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#said)?.[0] ?? this.origin
      return this.origin !== '' && (await this.#state())?.ready === true
    })
    return (performance.now() - since) / 1000
  }

  /** What `npm run audit -- --json` says of the books. @throws Error with its words when it finds a fault */
  async audit(): Promise<string> {
    const { stdout } = await run(process.execPath, ['tools/command.mjs', 'audit', '--json'], {
      cwd: ROOT,
      env: this.#env,
    })
    return stdout.trim()
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.#local, { recursive: true, force: true })
  }

  get #env(): NodeJS.ProcessEnv {
    return { ...process.env, PASSALONG_LOCAL: this.#local, NODE_OPTIONS: '', DATABASE_URL: '' }
  }

  async #state(): Promise<{ ready: boolean } | null> {
    try {
      return (await (await fetch(`${this.origin}/demo/state`)).json()) as { ready: boolean }
    } catch {
      return null
    }
  }

  async #until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) {
      if (this.#process?.exitCode !== null) throw new Error(`the demo ended before it was ready:\n${this.#said}`)
      await new Promise((again) => setTimeout(again, 100))
    }
  }
}
