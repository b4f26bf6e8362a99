import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, dropDatabase, migrate, seedDemo } from '../database/schema.mjs'
import { say } from '../set-up/messages.mjs'
import { totpAt } from '../set-up/totp.mjs'

export const API_HOST = 'api.passalong.example'

/**
 * The running demo as the front door sees it. Starts, resets and stops happen one after another, whoever asks.
 * `database` is of `startDatabase`; `environment` what the server's programs read; `services` of `demoServices`.
 */
export class Demo {
  #queue = Promise.resolve()

  constructor({ local, database, environment, services }) {
    Object.assign(this, { local, database, environment, services })
  }

  /** Makes the database, its tables and the demo shop; nothing of it is done twice. */
  async migrate() {
    await createDatabase(this.environment.DATABASE_URL)
    await migrate(this.environment)
    const operator = await seedDemo(this.environment)
    if (!operator) return
    mkdirSync(this.local, { recursive: true })
    writeFileSync(this.operatorFile, `${JSON.stringify(operator, null, 2)}\n`, { mode: 0o600 })
  }

  async start() {
    const { sandbox, api } = this.services
    await sandbox.choosePort()
    await Promise.all([sandbox.start(), api.start()])
  }

  /** Everything back to the first minute: the database is made anew and WeChat forgets its cards. */
  reset() {
    return this.#inTurn(async () => {
      const { DATABASE_URL: url } = this.environment
      if (this.database.route === 'DATABASE_URL' && !new URL(url).pathname.endsWith('_demo')) {
        throw new Error(say('reset.foreign'))
      }
      await this.services.api.stop()
      await dropDatabase(url)
      await this.migrate()
      const sandbox = await fetch(`${this.services.sandbox.base}/wechat/reset`, { method: 'POST' })
      if (!sandbox.ok) throw new Error(`the sandbox answered ${sandbox.status} to its reset`)
      await this.services.api.start()
    })
  }

  restartApi() {
    return this.#inTurn(async () => {
      await this.services.api.stop()
      await this.services.api.start()
    })
  }

  /** The account of the operator's page with the six digits of this moment: `{path, username, password, totp}`. */
  operator() {
    if (!existsSync(this.operatorFile)) throw new Error('the demo has no operator yet')
    const { username, password, otpauthUrl } = JSON.parse(readFileSync(this.operatorFile, 'utf8'))
    const secret = new URL(otpauthUrl).searchParams.get('secret')
    return { path: `/hosts/${API_HOST}/operator`, username, password, totp: totpAt(secret, Date.now()) }
  }

  stop() {
    return this.#inTurn(async () => {
      await this.services.api.stop()
      await this.services.sandbox.stop()
    })
  }

  get operatorFile() {
    return join(this.local, 'operator.json')
  }

  #inTurn(work) {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => {})
    return turn
  }
}
