import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStamp } from '../build/stamp.mjs'
import { FreshCopy, isForeign } from '../database/fresh-copy.mjs'
import { createDatabase, dropDatabase, migrateAndSeed, migrationCount, seed } from '../database/schema.mjs'
import { say } from '../set-up/messages.mjs'
import { totpAt } from '../set-up/totp.mjs'

export const API_HOST = 'api.passalong.example'

const SHANGHAI_MS = 8 * 3_600_000
/** `2026-11-28`, the day that the shop is filled for. */
const shopDay = () => new Date(Date.now() + SHANGHAI_MS).toISOString().slice(0, 10)

/**
 * The running demo as the front door sees it. Starts, resets and stops happen one after another, whoever asks.
 * `database` is of `startDatabase`; `environment` what the server's programs read; `services` of `demoServices`.
 */
export class Demo {
  #queue = Promise.resolve()
  #day = null

  constructor({ local, database, environment, services }) {
    Object.assign(this, { local, database, environment, services })
  }

  /** Makes the database, its tables and the demo shop. A database that this build has made is left as it is. */
  async migrate() {
    const { DATABASE_URL: url } = this.environment
    const build = readStamp('apps/server', 'node').inputs
    const made = this.#readMade()
    const migrations = await migrationCount(url)
    if (made?.build === build && made.migrations === migrations) return false
    const day = shopDay()
    await createDatabase(url)
    const { operator, materialUntil } = await migrateAndSeed(this.environment)
    mkdirSync(this.local, { recursive: true })
    if (operator) writeFileSync(this.operatorFile, `${JSON.stringify(operator, null, 2)}\n`, { mode: 0o600 })
    const fresh = migrations === undefined && (await this.#copied()) ? { day, materialUntil } : null
    this.#keepMade({ build, migrations: await migrationCount(url), materialUntil, fresh })
    return true
  }

  /** Keeps what nobody has played with, for a reset. Where no second database may be made a reset takes longer. */
  #copied() {
    return this.#copy.keep().then(
      () => true,
      () => false,
    )
  }

  /** Puts back the copy, where it was made today: the shop's dates count from the day on which it was filled. */
  async #putBack() {
    const made = this.#readMade()
    if (made?.fresh?.day !== shopDay()) return false
    const isBack = await this.#copy.restore().catch(() => false)
    if (isBack) this.#keepMade({ ...made, materialUntil: made.fresh.materialUntil })
    return isBack
  }

  async start() {
    const { sandbox, api } = this.services
    await sandbox.choosePort()
    await Promise.all([sandbox.start(), api.start()])
    await this.#agreeOnDay(await this.#askClock())
  }

  /** The day that the shop plays: `{days, now, today}`, days being those it is ahead; null before it has started. */
  get day() {
    return this.#day
  }

  /** Lets whole days pass in the shop and at WeChat. */
  turnClock(days) {
    return this.#inTurn(async () => this.#agreeOnDay(await this.#askClock({ days })))
  }

  /** Everything back to the first minute: the database is as it was made and WeChat forgets its cards. */
  reset() {
    return this.#inTurn(async () => {
      const { DATABASE_URL: url } = this.environment
      if (isForeign(this.database.route, url)) throw new Error(say('reset.foreign'))
      await this.services.api.stop()
      if (!(await this.#putBack())) {
        await dropDatabase(url)
        rmSync(this.#madeFile, { force: true })
        await this.migrate()
      }
      const sandbox = await fetch(`${this.services.sandbox.base}/wechat/reset`, { method: 'POST' })
      if (!sandbox.ok) throw new Error(`the sandbox answered ${sandbox.status} to its reset`)
      await this.services.api.start()
      await this.#agreeOnDay(await this.#askClock())
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

  /** Whoever ends now was told to, with all the rest. */
  expectEnd() {
    for (const service of Object.values(this.services)) service.expectEnd()
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

  get #copy() {
    return new FreshCopy(this.database.route, this.environment.DATABASE_URL)
  }

  get #madeFile() {
    return join(this.local, 'tables.json')
  }

  /** The API's clock, moved on by `{days}` where that is given. */
  async #askClock(turn) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const posted = turn && { method: 'POST', headers, body: JSON.stringify(turn) }
    const answer = await fetch(`${this.services.api.base}/v1/demo/clock`, posted)
    const body = await answer.json()
    if (!answer.ok) throw new Error(body.message ?? `the shop's clock answered ${answer.status}`)
    return body
  }

  async #agreeOnDay(day) {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ daysAhead: day.days })
    const answer = await fetch(`${this.services.sandbox.base}/wechat/clock`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to its clock`)
    await this.#layMaterial(day.today)
    this.#day = day
  }

  /** The demo's two weeks of material are laid again once they are over. */
  async #layMaterial(today) {
    const made = this.#readMade()
    if (made?.materialUntil >= today) return
    const { materialUntil } = await seed(this.environment)
    this.#keepMade({ ...made, materialUntil })
  }

  #keepMade(made) {
    writeFileSync(this.#madeFile, JSON.stringify(made))
  }

  #readMade() {
    return existsSync(this.#madeFile) ? JSON.parse(readFileSync(this.#madeFile, 'utf8')) : undefined
  }

  #inTurn(work) {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => {})
    return turn
  }
}
