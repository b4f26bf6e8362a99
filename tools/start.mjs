import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildBundle, buildNode } from './build.mjs'
import { startDatabase } from './database.mjs'
import { runningNote } from './demo/already-running.mjs'
import { API_HOST, Demo } from './demo/demo.mjs'
import { demoServices } from './demo/services.mjs'
import { createFrontDoor, listen } from './front-door/server.mjs'
import { LOCAL } from './places.mjs'
import { openPage } from './process/open-page.mjs'
import { endRunning } from './process/run.mjs'
import { waitFor } from './process/wait.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { DEMO_DATABASE, serverEnvironment } from './set-up/environment.mjs'
import { CannotGoOn, say } from './set-up/messages.mjs'
import { checkNode } from './set-up/node-version.mjs'
import { Phases } from './set-up/phases.mjs'

const DEFAULT_PORT = 8600
const PHASES = ['dependencies', 'database', 'bundle', 'migration', 'services']

const print = (line) => process.stdout.write(`${line}\n`)

class Start {
  #stopping
  #database
  #ready = false
  #opening
  #lastLook = 0

  constructor() {
    this.phases = new Phases(PHASES, { file: join(LOCAL, 'durations.json'), print })
    this.note = runningNote(LOCAL)
    this.door = createFrontDoor({
      state: () => {
        this.#lastLook = Date.now()
        return this.state()
      },
      hosts: () => ({ [API_HOST]: this.demo?.services.api.base }),
      wechatBase: () => this.demo?.services.sandbox.base,
      reset: () => this.whenUp().reset(),
      restartApi: () => this.whenUp().restartApi(),
      operator: () => this.whenUp().operator(),
      turnClock: async ({ days = 1 }) => void (await this.whenUp().turnClock(days)),
    })
  }

  state() {
    return {
      ready: this.#ready,
      now: new Date().toISOString(),
      pid: process.pid,
      apiBase: `/hosts/${API_HOST}`,
      database: this.#database ? { route: this.#database.route } : null,
      apiPid: this.demo?.services.api.pid ?? null,
      day: this.demo?.day ?? null,
      phases: this.phases.list(),
    }
  }

  whenUp() {
    if (!this.#ready) throw new Error(say('service.away'))
    return this.demo
  }

  async run({ port, open }) {
    const started = performance.now()
    this.port = await listen(this.door, port)
    this.origin = `http://127.0.0.1:${this.port}`
    this.note.write(this.port)
    print(`\n  会友 Passalong  →  ${this.origin}/\n`)
    if (open) openPage(`${this.origin}/`)
    await this.phases.run('dependencies', () => installDependencies({ log: this.log }))
    const bundle = this.phases.run('bundle', async () => {
      await buildNode()
      return buildBundle(this.log)
    })
    const tables = this.phases.run('database', () => this.openDatabase()).then(() => this.makeTables())
    await Promise.all([bundle, tables])
    await this.phases.run('services', () => this.demo.start())
    this.#ready = true
    print(`\n  ${say('start.ready', { seconds: ((performance.now() - started) / 1000).toFixed(1) })}`)
    print(
      `  ${say('start.operator', { address: `${this.origin}/hosts/${API_HOST}/operator`, file: this.demo.operatorFile })}\n`,
    )
  }

  async openDatabase() {
    const given = process.env.DATABASE_URL
    this.#opening = startDatabase({ folder: join(LOCAL, 'database'), log: this.log })
    this.#database = await this.#opening
    const environment = serverEnvironment(LOCAL, this.#database.url(given ? '' : DEMO_DATABASE))
    const services = demoServices({ local: LOCAL, environment, print })
    this.demo = new Demo({ local: LOCAL, database: this.#database, environment, services })
  }

  async makeTables() {
    await this.phases.run('migration', async () => {
      await buildNode()
      return this.demo.migrate()
    })
  }

  log = (line) => {
    if (process.env.PASSALONG_VERBOSE) print(`    ${line}`)
  }

  /** A page that is open reads the state twice a second: it shall read why before the door closes. */
  async beSeen() {
    if (Date.now() - this.#lastLook > 2_000) return
    const failedAt = Date.now()
    await waitFor('a look at the page', () => this.#lastLook > failedAt, { timeoutMs: 1_500 }).catch(() => {})
  }

  /** Ends everything that was started, the database last. */
  stop(code) {
    this.#stopping ??= (async () => {
      this.demo?.expectEnd()
      endRunning()
      print(`\n  ${say('start.stopping')}`)
      this.#ready = false
      this.door.close()
      this.door.closeAllConnections()
      await this.demo?.stop().catch((error) => print(error.message))
      const database = await this.#opening?.catch(() => undefined)
      await database?.stop()
      this.note.remove()
      process.exit(code)
    })()
    return this.#stopping
  }
}

async function main() {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' } }
  const { values } = parseArgs({ options })
  checkNode()
  const start = new Start()
  const address = await start.note.address()
  if (address) {
    print(say('start.running', { address }))
    if (!values['no-open']) openPage(address)
    return
  }
  let signals = 0
  const onSignal = () => {
    signals += 1
    if (signals > 2) process.exit(130)
    start.stop(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  try {
    await start.run({
      port: Number(values.port ?? process.env.PASSALONG_PORT ?? DEFAULT_PORT),
      open: !values['no-open'],
    })
  } catch (error) {
    if (signals > 0) return
    process.stderr.write(`\n  ${error.message}\n`)
    if (!(error instanceof CannotGoOn) && process.env.PASSALONG_VERBOSE) process.stderr.write(`${error.stack}\n`)
    await start.beSeen()
    await start.stop(1)
  }
}

await main()
