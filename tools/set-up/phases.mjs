import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { MESSAGES } from './messages.mjs'

/** Seconds on two modest cores with nothing cached; after a run this machine's own are remembered. */
const EXPECTED_SECONDS = { dependencies: 130, database: 4, bundle: 45, migration: 4, services: 4 }

/**
 * The steps of a start, for the terminal and the progress page. `run(key, work)` times a step and remembers how long it
 * took; `list()` is what GET /demo/state answers: `{key, title, expectedSeconds, startedAt?, endedAt?, error?, skipped?}`.
 */
export class Phases {
  #entries
  #remembered
  #file

  constructor(keys, { file, print = () => {} }) {
    this.#file = file
    this.#remembered = readJson(file)
    this.print = print
    this.#entries = keys.map((key) => ({
      key,
      title: MESSAGES[`phase.${key}`],
      expectedSeconds: this.#remembered[key] ?? EXPECTED_SECONDS[key],
    }))
  }

  list() {
    return this.#entries
  }

  async run(key, work) {
    const entry = this.#entries.find((one) => one.key === key)
    Object.assign(entry, { startedAt: new Date().toISOString(), endedAt: undefined, error: undefined })
    const started = performance.now()
    this.print(`… ${nameOf(entry)} (${aboutSeconds(entry.expectedSeconds)})`)
    try {
      const worked = await work()
      const seconds = (performance.now() - started) / 1000
      entry.endedAt = new Date().toISOString()
      entry.skipped = worked === false
      this.print(`✓ ${nameOf(entry)} ${seconds.toFixed(1)} s`)
      if (worked !== false) this.#remember(key, seconds)
      return worked
    } catch (error) {
      Object.assign(entry, { error: error.message, endedAt: new Date().toISOString() })
      this.print(`✗ ${nameOf(entry)}`)
      throw error
    }
  }

  #remember(key, seconds) {
    this.#remembered[key] = Math.max(1, Math.ceil(seconds))
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(this.#remembered))
  }
}

const nameOf = ({ title }) => `${title.zh} · ${title.en}`
const aboutSeconds = (seconds) => MESSAGES['page.about'].en.replace('{seconds}', String(seconds))

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
