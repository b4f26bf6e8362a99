import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Answer, Caller } from './caller.js'
import { type House } from './house.js'
import { payEnvironment } from './merchant.js'

/** Two processes of the built API on a house's database: what they share is the database alone. */
export class TwoApis {
  private constructor(
    private readonly children: readonly ChildProcess[],
    private readonly urls: readonly string[],
  ) {}

  static async start(house: House): Promise<TwoApis> {
    const children = [spawnApi(house), spawnApi(house)]
    try {
      return new TwoApis(children, await Promise.all(children.map(listening)))
    } catch (error) {
      for (const child of children) child.kill('SIGKILL')
      throw error
    }
  }

  /** Asks `count` times at once, in turn of the one process and the other. */
  atOnce(
    count: number,
    caller: Caller | ((index: number) => Caller),
    ask: (there: Caller, index: number) => Promise<Answer>,
  ): Promise<Answer[]> {
    const whose = typeof caller === 'function' ? caller : () => caller
    return Promise.all(
      Array.from({ length: count }, (_, index) => {
        const url = this.urls[index % this.urls.length] ?? ''
        return ask(new Caller(url, whose(index).token), index)
      }),
    )
  }

  async close(): Promise<void> {
    await Promise.all(
      this.children.map(async (child) => {
        const ended = once(child, 'exit')
        if (child.kill('SIGKILL')) await ended
      }),
    )
  }
}

function spawnApi({ config }: House): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: config.databaseUrl,
    WECHAT_API_BASE: config.wechatApiBase,
    WECHAT_APPID: config.wechatAppid,
    WECHAT_SECRET: config.wechatSecret,
    ...payEnvironment(config.pay?.base ?? '', config.pay?.notifyBase ?? ''),
    PORT: '0',
    LOG_LEVEL: 'silent',
    JOBS: 'off',
  }
  return spawn(process.execPath, ['apps/server/dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function listening(child: ChildProcess): Promise<string> {
  if (child.stdout)
    for await (const line of createInterface({ input: child.stdout }))
      if (line.includes('listening')) return String(JSON.parse(line).listening)
  throw new Error('the API process ended before it listened')
}
