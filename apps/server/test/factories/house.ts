import { randomBytes, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { type NestFastifyApplication } from '@nestjs/platform-fastify'
import { ThrottlerStorage } from '@nestjs/throttler'
import { pino } from 'pino'
import { type PersonId } from '../../../wechat/src/sandbox/people.js'
import { buildSandbox } from '../../../wechat/src/sandbox/server.js'
import { memoryStore } from '../../../wechat/src/sandbox/state.js'
import { digitsAt } from '../../src/operator/authenticator.js'
import { Operators } from '../../src/operator/operators.js'
import { type Config, readConfig } from '../../src/platform/config/config.js'
import { Database } from '../../src/platform/database/database.js'
import { Ids } from '../../src/platform/database/ids.js'
import { seedShop } from '../../src/seeds/demo-shop.js'
import { createServer } from '../../src/server.js'
import { migratedDatabase } from './a-database.js'
import { type Answer, Caller } from './caller.js'
import { payEnvironment, payOfSandbox } from './merchant.js'
import { TestClock } from './test-clock.js'
import { layWire, type Wire } from './wire.js'

/** The code of the store that every house has, with 周店员 (`zhou`) as its clerk. */
export const STORE = 'WK01'

const RELEASED_PAGES = [
  ...['pages/home/index', 'pages/join/index'],
  ...['subpackages/commission/index', 'subpackages/ledger/index'],
]

/**
 * The whole server on a database of its own, with WeChat's sandbox beside it, over real ports. `clock` is the time of
 * both; `logged` is every line that the server wrote.
 */
export class House {
  private constructor(
    readonly url: string,
    readonly config: Config,
    readonly clock: TestClock,
    readonly database: Database,
    readonly app: NestFastifyApplication,
    readonly logged: string[],
    /** The wires to the database and to WeChat, and the one by which WeChat's notifications come. */
    readonly wires: { database: Wire; wechat: Wire; notify: Wire },
    private readonly sandboxUrl: string,
    private readonly closing: () => Promise<void>,
  ) {}

  static async start(env: NodeJS.ProcessEnv, clock: TestClock): Promise<House> {
    const kept = await migratedDatabase()
    const credentials = { WECHAT_APPID: 'wx5f1c8e0a7b3d2946', WECHAT_SECRET: randomBytes(16).toString('hex') }
    const sandbox = buildSandbox({
      appid: credentials.WECHAT_APPID,
      secret: credentials.WECHAT_SECRET,
      store: memoryStore(),
      nowMs: () => clock.now(),
      releasedPages: () => RELEASED_PAGES,
      pay: payOfSandbox(),
    })
    const sandboxUrl = await sandbox.listen({ port: 0, host: '127.0.0.1' })
    const direct = new URL(kept.url)
    // Where the server will listen is known later than where WeChat is to send its notifications.
    const server = { host: '127.0.0.1', port: 0 }
    const wires = {
      notify: await layWire(server),
      database: await layWire({ host: direct.hostname, port: Number(direct.port) }),
      wechat: await layWire({ host: '127.0.0.1', port: Number(new URL(sandboxUrl).port) }),
    }
    const wired = new URL(kept.url)
    wired.port = String(wires.database.port)
    const config = readConfig({
      DATABASE_URL: wired.href,
      WECHAT_API_BASE: `http://127.0.0.1:${wires.wechat.port}`,
      ...payEnvironment(`http://127.0.0.1:${wires.wechat.port}`, `http://127.0.0.1:${wires.notify.port}`),
      TRUST_PROXY: '1',
      ...credentials,
      ...env,
    })
    const database = new Database(kept.url, 4)
    await seedShop(config, database, new Ids(database), clock.now())
    const logged: string[] = []
    const app = await createServer(config, clock, pino({ level: 'trace' }, linesInto(logged)))
    await app.listen(0, '127.0.0.1')
    server.port = Number(new URL(await app.getUrl()).port)
    const close = async () => {
      await app.close()
      await database.close()
      await sandbox.close()
      for (const wire of Object.values(wires)) await wire.cut()
      await kept.drop()
    }
    return new House(await app.getUrl(), config, clock, database, app, logged, wires, sandboxUrl, close)
  }

  /** A caller without a session. */
  stranger(): Caller {
    return new Caller(this.url, null)
  }

  /** A code that WeChat gave this person's phone: `login` for wx.login, `phone` for the phone button. */
  async wechatCode(kind: 'login' | 'phone', person: PersonId): Promise<string> {
    const { body } = await new Caller(this.sandboxUrl, null).post(`/wechat/${kind}-codes`, { person })
    return String(body['code'])
  }

  /** What the sandbox shows of itself, e.g. `/wechat/transfers`. */
  async sandbox(path: string): Promise<Answer['body']> {
    return (await new Caller(this.sandboxUrl, null, 200).get(path)).body
  }

  /** What happens on a phone or in WeChat by itself, e.g. `transfers/confirm`, `transfers/control`. */
  wechat(path: string, body: unknown): Promise<Answer> {
    return new Caller(this.sandboxUrl, null, 200).post(`/wechat/${path}`, body)
  }

  /** Signs a person in through WeChat, as the mini program does. */
  async signIn(person: PersonId): Promise<Caller> {
    const { body } = await this.stranger()
      .must(201)
      .post('/v1/sessions', { code: await this.wechatCode('login', person) })
    return this.withToken(String(body['token']))
  }

  /** Signs a person in and joins, directly unless `by` says through what. */
  async join(
    person: PersonId,
    by: { storeCode?: string; linkToken?: string; nickname?: string } = {},
  ): Promise<Caller> {
    const caller = await this.signIn(person)
    const notice = await caller.must(200).get('/v1/privacy-notice')
    await caller.must(201).post('/v1/members', { privacyVersion: notice.body['version'], ...by })
    return caller
  }

  /** A caller with this session. */
  withToken(token: string): Caller {
    return new Caller(this.url, token)
  }

  /** Adds an operator and signs them in. */
  async signInOperator(): Promise<Caller> {
    const { username, password, totpSecret } = await this.addOperator()
    const totp = digitsAt(totpSecret, this.clock.now())
    const { body } = await this.stranger().must(201).post('/v1/operator/sessions', { username, password, totp })
    return this.withToken(String(body['token']))
  }

  /** Adds an operator to the database; resolves to what they sign in with. */
  addOperator(username = `op-${randomUUID().slice(0, 8)}`): ReturnType<Operators['add']> {
    return this.app.get(Operators, { strict: false }).add(username)
  }

  /** Forgets how often anybody called, as if a minute had passed. */
  forgetRates(): void {
    const counted = this.app.get<CountedRates>(ThrottlerStorage, { strict: false })
    counted.storage.clear()
    counted.hitExpirations.clear()
  }

  close(): Promise<void> {
    return this.closing()
  }
}

/** What the throttler's storage keeps, its private part included. */
interface CountedRates {
  storage: Map<string, unknown>
  hitExpirations: Map<string, unknown>
}

/** Starts a house; close it when the tests are done. */
export function startHouse(env: NodeJS.ProcessEnv = {}, clock = new TestClock()): Promise<House> {
  return House.start(env, clock)
}

/** A house in real time: for tests with processes of their own beside it, whose clock nobody moves. */
export function startHouseOfToday(env: NodeJS.ProcessEnv = {}): Promise<House> {
  return startHouse(env, new TestClock(Date.now()))
}

function linesInto(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
}
