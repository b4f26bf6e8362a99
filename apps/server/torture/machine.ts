import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseServer, payKeys } from '../../../tools/torture/database-server.mjs'
import { endAll, Program } from './process.js'
import { DATABASE_NAME } from './town.js'
import { isCommit, isWrite, Wire } from './wire.js'

type Two<T> = readonly [T, T]

/** WeChat's schedule of retries is this much shorter. */
const SANDBOX_PACE = '0.02'

/** How the programs of a run are started. */
export interface Setting {
  /** The run's own folder; everything it makes lies there. */
  folder: string
  server: DatabaseServer
  /** The folder of package.json. */
  root: string
  /** Arguments for Node before the API's program: how a test breaks the system that it tortures. */
  nodeArgs?: readonly string[]
}

/** Two API processes on one database server, WeChat's sandbox beside, and wires between them that can be cut. */
export class Machine {
  readonly apis: Two<Program>
  readonly databaseWires: Two<Wire>
  readonly clientWires: Two<Wire>
  readonly sandbox: Program
  /** What the server's programs read; keys are of this run alone. */
  readonly keys: Record<string, string>
  /** WeChat's notifications arrive over this one, at whichever process is up. */
  readonly notifyWire: Wire
  private readonly pay: ReturnType<typeof payKeys>
  private databaseBusy: Promise<void> = Promise.resolve()

  constructor(private readonly setting: Setting) {
    const { folder, server, root, nodeArgs = [] } = setting
    mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 })
    const key = () => randomBytes(32).toString('base64')
    this.keys = {
      WECHAT_APPID: 'wx5f1c8e0a7b3d2946',
      WECHAT_SECRET: randomBytes(16).toString('hex'),
      FIELD_KEYS: `run:${key()}`,
      LEDGER_KEY: key(),
      MEMBER_CODE_KEYS: `dev:${key()}`,
    }
    this.pay = payKeys(folder)
    this.sandbox = new Program(
      'sandbox',
      [join(root, 'apps/wechat/dist/sandbox/main.js')],
      () => ({ ...this.keys, ...this.pay.sandbox, SANDBOX_PACE }),
      join(folder, 'log', 'sandbox.log'),
    )
    const wire = () => new Wire(() => server.port, isCommit)
    this.databaseWires = [wire(), wire()]
    const main = join(root, 'apps/server/dist/main.js')
    const program = (which: 0 | 1) =>
      new Program(
        `api ${which}`,
        ['--enable-source-maps', ...nodeArgs, main],
        () => this.apiEnvironment(which),
        join(folder, 'log', `api-${which}.log`),
      )
    this.apis = [program(0), program(1)]
    this.clientWires = [new Wire(() => this.apis[0].port, isWrite), new Wire(() => this.apis[1].port, isWrite)]
    this.notifyWire = new Wire(() => this.apis.find(({ up }) => up)?.port ?? 0, isWrite)
  }

  /** What a program reads that works on the run's database; `port` is that of a wire, or of the server itself. */
  environment(port: number): Record<string, string> {
    const address = new URL(this.setting.server.url(DATABASE_NAME))
    address.port = String(port)
    return { ...this.keys, DATABASE_URL: address.href }
  }

  private apiEnvironment(which: 0 | 1): Record<string, string> {
    return {
      ...this.environment(this.databaseWires[which].port),
      PORT: '0',
      LOG_LEVEL: 'error',
      DEMO_CLOCK: '1',
      WECHAT_API_BASE: `http://127.0.0.1:${this.sandbox.port}`,
      ...this.pay.api,
      WECHAT_PAY_BASE: `http://127.0.0.1:${this.sandbox.port}`,
      WECHAT_NOTIFY_BASE: `http://127.0.0.1:${this.notifyWire.port}`,
    }
  }

  /** Starts everything; the database is there already. */
  async start(): Promise<void> {
    for (const wire of this.wires) await wire.listen()
    await this.sandbox.start()
    await Promise.all(this.apis.map((api) => api.start()))
  }

  /** One fault of the database at a time: a stopped server cannot be killed and started by another. */
  withDatabase(work: (database: DatabaseServer) => Promise<void>): Promise<void> {
    const mine = this.databaseBusy.then(() => work(this.setting.server))
    this.databaseBusy = mine.catch(() => undefined)
    return mine
  }

  /** Ends both processes, and with them every request that is still under way, and starts them again. */
  async freshApis(): Promise<void> {
    await Promise.all(this.apis.map((api) => api.kill()))
    await Promise.all(this.apis.map((api) => api.start()))
  }

  private get wires(): Wire[] {
    return [...this.databaseWires, ...this.clientWires, this.notifyWire]
  }

  cuts(): number {
    return this.wires.reduce((sum, { cuts }) => sum + cuts, 0)
  }

  async end(): Promise<void> {
    endAll()
    for (const wire of this.wires) await wire.close().catch(() => undefined)
  }
}
