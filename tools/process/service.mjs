import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { freePort } from './ports.mjs'
import { waitFor } from './wait.mjs'

const READY_WITHIN_MS = 240_000
const STOP_WITHIN_MS = 15_000

/**
 * A long-running Node program with a loopback port of its own. `environment(port)` gives what it reads, `readyPath`
 * answers 200 once it can work, `onEnd` hears of an end that nobody asked for.
 */
export class Service {
  #child
  #stopping = false

  constructor({ name, script, environment, readyPath, logFile, onEnd = () => {} }) {
    Object.assign(this, { name, script, environment, readyPath, logFile, onEnd })
    this.port = undefined
  }

  get base() {
    return this.port ? `http://127.0.0.1:${this.port}` : undefined
  }

  get pid() {
    return this.#child?.pid
  }

  /** Settles where it will listen, for others to know before it is up. The port stays the same over restarts. */
  async choosePort() {
    this.port = await freePort(this.port ?? 0)
  }

  /** Starts it and waits until it is ready. */
  async start() {
    this.#stopping = false
    await this.choosePort()
    mkdirSync(dirname(this.logFile), { recursive: true })
    const log = createWriteStream(this.logFile, { flags: 'a', mode: 0o600 })
    const env = { ...process.env, ...this.environment(this.port) }
    const child = spawn(process.execPath, ['--enable-source-maps', this.script], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    let lastWords = ''
    child.stderr.on('data', (chunk) => {
      lastWords = (lastWords + chunk).slice(-2_000)
    })
    this.#child = child
    let wasReady = false
    const ended = new Promise((resolve) => child.once('close', resolve))
    ended.then(() => {
      log.end()
      if (this.#child !== child) return
      this.#child = undefined
      if (wasReady && !this.#stopping) this.onEnd(this)
    })
    const ready = async () => this.#child !== child || (await answersOk(`${this.base}${this.readyPath}`))
    await waitFor(`${this.name} to become ready`, ready, { timeoutMs: READY_WITHIN_MS, everyMs: 50 })
    if (this.#child !== child) throw new Error(`${this.name} ended at once: ${firstError(lastWords)} (${this.logFile})`)
    wasReady = true
  }

  /** From now on its end is no surprise: a Ctrl-C in the terminal reaches it too, before anybody asks it to stop. */
  expectEnd() {
    this.#stopping = true
  }

  /** Asks it to end, waits, and insists when it does not. */
  async stop() {
    const child = this.#child
    this.#stopping = true
    if (!child) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(insist)
  }
}

async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(15_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

function firstError(text) {
  const lines = text.trim().split('\n')
  return lines.find((line) => /error/i.test(line))?.trim() ?? lines.at(-1)?.trim() ?? ''
}
