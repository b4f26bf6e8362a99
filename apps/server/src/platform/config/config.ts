import { ConfigFault } from './config-fault.js'
import { readMessageTemplates, type TemplateKey } from './message-templates.js'
import { type PayConfig, readPayConfig } from './pay-config.js'

export { ConfigFault } from './config-fault.js'

/** Everything the environment decides, read once at start; a class so that it can be injected. Keys are raw bytes. */
export class Config {
  readonly production!: boolean
  readonly host!: string
  readonly port!: number
  readonly databaseUrl!: string
  /** Where phones reach this server, without a trailing slash; pictures of cards are fetched from there. */
  readonly publicBase!: string
  readonly wechatApiBase!: string
  readonly wechatAppid!: string
  readonly wechatSecret!: string
  /** `released` mini programs are shown by getwxacodeunlimit; a trial shows trial pages. */
  readonly wechatEnvVersion!: 'release' | 'trial' | 'develop'
  /** Keys for personal fields by key id; the first encrypts, all decrypt. */
  readonly fieldKeys!: Map<string, Buffer>
  readonly ledgerKey!: Buffer
  /** Keys for member codes by key id; the first makes new credentials. */
  readonly memberCodeKeys!: Map<string, Buffer>
  /** Paying out through WeChat Pay; null in a development start without it, and withdrawals are off then. */
  readonly pay!: PayConfig | null
  /** WeChat's template ids by what a message is about. */
  readonly messageTemplates!: Map<TemplateKey, string>
  readonly trustProxy!: boolean
  readonly logLevel!: string
  /** Whether this process runs the jobs; somewhere a process has to. */
  readonly jobs!: boolean
  /** Lets anybody turn the shop's days: for demonstrations, refused in production. */
  readonly demoClock!: boolean
}

// Public on purpose: they let a developer start at once, and a production start refuses each of them.
const developmentKey = Buffer.from('passalong-development-key-32byte').toString('base64')
const developmentSecret = 'development-secret'

/** Reads and checks the environment. Throws ConfigFault with a sentence when something is missing or unsafe. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const production = env.NODE_ENV === 'production'
  const demoClock = env.DEMO_CLOCK === '1'
  if (demoClock && production)
    throw new ConfigFault('DEMO_CLOCK turns the shop’s days for everybody; a production start never has it.')
  const need = (name: string, developmentDefault?: string) => {
    const value = env[name]?.trim()
    if (value) {
      if (production && developmentDefault !== undefined && value === developmentDefault)
        throw new ConfigFault(
          `${name} still holds the development default; set a secret of your own (docs/OPERATE.md).`,
        )
      return value
    }
    if (developmentDefault !== undefined && !production) return developmentDefault
    throw new ConfigFault(`${name} is not set (docs/OPERATE.md lists what the server needs).`)
  }
  const port = wholeNumber('PORT', env.PORT ?? '8601')
  const pay = readPayConfig(env, production)
  return {
    production,
    host: env.HOST ?? '127.0.0.1',
    port,
    // WeChat's notifications come to the same address unless somebody says otherwise.
    publicBase: publicBase(env.PUBLIC_BASE?.trim() || (pay?.notifyBase ?? `http://127.0.0.1:${port}`), production),
    databaseUrl: need('DATABASE_URL'),
    wechatApiBase: wechatBase(need('WECHAT_API_BASE', 'http://127.0.0.1:8602'), production),
    wechatAppid: need('WECHAT_APPID', 'wx0000000000000000'),
    wechatSecret: need('WECHAT_SECRET', developmentSecret),
    wechatEnvVersion: envVersion(env.WECHAT_ENV_VERSION ?? 'release'),
    fieldKeys: keyRing('FIELD_KEYS', need('FIELD_KEYS', `dev:${developmentKey}`), production),
    ledgerKey: key('LEDGER_KEY', need('LEDGER_KEY', developmentKey), production),
    memberCodeKeys: keyRing('MEMBER_CODE_KEYS', need('MEMBER_CODE_KEYS', `dev:${developmentKey}`), production),
    pay,
    messageTemplates: readMessageTemplates(env.WECHAT_TEMPLATES),
    trustProxy: env.TRUST_PROXY === '1',
    logLevel: env.LOG_LEVEL ?? 'info',
    jobs: env.JOBS !== 'off',
    demoClock,
  }
}

function wechatBase(value: string, production: boolean): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigFault('WECHAT_API_BASE must be an http(s) address.')
  if (production && (url.protocol !== 'https:' || !url.hostname.endsWith('.weixin.qq.com')))
    throw new ConfigFault(
      'WECHAT_API_BASE must be WeChat itself (https://api.weixin.qq.com) in production, never a sandbox.',
    )
  return url.origin
}

function key(name: string, text: string, production: boolean): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32) throw new ConfigFault(`${name} must be 32 bytes in base64 (openssl rand -base64 32).`)
  if (production && bytes.equals(Buffer.from(developmentKey, 'base64')))
    throw new ConfigFault(`${name} still holds the development default; set a secret of your own (docs/OPERATE.md).`)
  return bytes
}

function keyRing(name: string, text: string, production: boolean): Map<string, Buffer> {
  const ring = new Map<string, Buffer>()
  for (const part of text.split(',')) {
    const [id, bytes, ...rest] = part.trim().split(':')
    if (!id || !bytes || rest.length > 0 || !/^[a-z0-9-]{1,16}$/.test(id))
      throw new ConfigFault(`${name} must look like "k2:<base64>,k1:<base64>"; the first key is the one in use.`)
    ring.set(id, key(name, bytes, production))
  }
  return ring
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new ConfigFault(`${name} must be a port number.`)
  return value
}

/** A phone takes pictures only over https from a domain that is registered with WeChat. */
function publicBase(text: string, production: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new ConfigFault('PUBLIC_BASE must be an http(s) address without a query.')
  if (production && url.protocol !== 'https:') throw new ConfigFault('PUBLIC_BASE must be https in production.')
  return url.href.replace(/\/$/, '')
}

function envVersion(text: string): Config['wechatEnvVersion'] {
  if (text === 'release' || text === 'trial' || text === 'develop') return text
  throw new ConfigFault('WECHAT_ENV_VERSION must be release, trial or develop.')
}
