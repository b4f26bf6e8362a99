import { generateKeyPairSync } from 'node:crypto'
import { ConfigFault, readConfig } from '../../src/platform/config/config.js'

const key = (fill: string) => Buffer.alloc(32, fill).toString('base64')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encoded = (pem: string | Buffer) => Buffer.from(pem).toString('base64')
const publicPem = encoded(rsa.publicKey.export({ type: 'spki', format: 'pem' }))
const pay = {
  WECHAT_PAY_BASE: 'https://api.mch.weixin.qq.com',
  WECHAT_MCH_ID: '1900000109',
  WECHAT_MCH_SERIAL: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  WECHAT_MCH_KEY: encoded(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  WECHAT_PAY_PUBLIC_KEYS: `PUB_KEY_ID_0119000001:${publicPem},5157F09EFDC096DE:${publicPem}`,
  WECHAT_API_V3_KEY: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  WECHAT_NOTIFY_BASE: 'https://api.passalong.example',
}
const production = {
  ...pay,
  NODE_ENV: 'production',
  DATABASE_URL: 'mysql://shop:secret@db/shop',
  WECHAT_API_BASE: 'https://api.weixin.qq.com',
  WECHAT_APPID: 'wx5f1c8e0a7b3d2946',
  WECHAT_SECRET: '9d1f0c7e5b3a48628c4d6e2f1a0b9c8d',
  FIELD_KEYS: `k2:${key('a')},k1:${key('b')}`,
  LEDGER_KEY: key('c'),
  MEMBER_CODE_KEYS: `k1:${key('d')}`,
}
const development = Buffer.from('passalong-development-key-32byte').toString('base64')

const refusal = (changed: NodeJS.ProcessEnv, base: NodeJS.ProcessEnv = production): string => {
  try {
    readConfig({ ...base, ...changed })
  } catch (error) {
    if (error instanceof ConfigFault) return error.message
    throw error
  }
  return 'accepted'
}

it('production starts with secrets of its own', () => {
  const config = readConfig(production)
  expect(config.production).toBe(true)
  expect([...config.fieldKeys.keys()]).toEqual(['k2', 'k1'])
  expect(config.ledgerKey).toEqual(Buffer.alloc(32, 'c'))
})

it.each([
  'DATABASE_URL',
  'WECHAT_API_BASE',
  'WECHAT_APPID',
  'WECHAT_SECRET',
  'FIELD_KEYS',
  'LEDGER_KEY',
  'MEMBER_CODE_KEYS',
])('production does not start without %s', (name) => {
  expect(refusal({ [name]: undefined })).toMatch(new RegExp(`^${name} is not set`))
  expect(refusal({ [name]: '  ' })).toMatch(new RegExp(`^${name} is not set`))
})

it.each([
  ['WECHAT_SECRET', 'development-secret'],
  ['WECHAT_APPID', 'wx0000000000000000'],
  ['FIELD_KEYS', `dev:${development}`],
  ['FIELD_KEYS', `k2:${key('a')},k1:${development}`],
  ['LEDGER_KEY', development],
  ['MEMBER_CODE_KEYS', `other:${development}`],
  ['LEDGER_KEY', development.replace('=', '')],
])('production does not start with the development %s (%s)', (name, value) => {
  expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} still holds the development default`))
})

it.each([
  'http://127.0.0.1:8602',
  'http://api.weixin.qq.com',
  'https://sandbox.passalong.example',
  'https://weixin.qq.com.evil.example',
  'https://evilweixin.qq.com',
  'https://127.0.0.1',
  'ftp://api.weixin.qq.com',
  'not an address',
])('production does not speak to %s as WeChat', (base) => {
  expect(refusal({ WECHAT_API_BASE: base })).toMatch(/^WECHAT_API_BASE (must be|still holds the development default)/)
})

it.each([
  ['LEDGER_KEY', 'short', /32 bytes/],
  ['FIELD_KEYS', 'no-colon', /must look like/],
  ['FIELD_KEYS', `k1:${key('a')}:more`, /must look like/],
  ['FIELD_KEYS', `K 1:${key('a')}`, /must look like/],
  ['PORT', '80a', /port number/],
  ['PORT', '70000', /port number/],
  ['WECHAT_ENV_VERSION', 'beta', /release, trial or develop/],
  ['WECHAT_TEMPLATES', 'points-expiring', /must look like/],
  ['WECHAT_TEMPLATES', 'other:Pe3vN8rJ5tGyC1q', /must look like/],
])('%s=%s is refused with what to set', (name, value, sentence) => {
  expect(refusal({ [name]: value })).toMatch(sentence)
})

it('the merchant’s account is read: the first of WeChat’s keys encrypts, all verify', () => {
  const { pay: account } = readConfig(production)
  expect([...(account?.wechatKeys.keys() ?? [])]).toEqual(['PUB_KEY_ID_0119000001', '5157F09EFDC096DE'])
  expect(account).toMatchObject({ base: 'https://api.mch.weixin.qq.com', notifyBase: 'https://api.passalong.example' })
})

it.each(Object.keys(pay))('paying out needs %s: production always, a developer once anything of it is set', (name) => {
  expect(refusal({ [name]: '' })).toMatch(new RegExp(`^${name} is not set`))
  const developer = { DATABASE_URL: 'mysql://root@127.0.0.1/x', ...pay }
  expect(refusal({ [name]: undefined }, developer)).toMatch(new RegExp(`^${name} is not set`))
})

it.each([
  ['WECHAT_PAY_BASE', 'http://127.0.0.1:8602'],
  ['WECHAT_PAY_BASE', 'http://api.mch.weixin.qq.com'],
  ['WECHAT_PAY_BASE', 'https://api.mch.weixin.qq.com.evil.example'],
  ['WECHAT_PAY_BASE', 'https://evilmch.weixin.qq.com'],
  ['WECHAT_NOTIFY_BASE', 'http://api.passalong.example'],
  ['WECHAT_NOTIFY_BASE', 'https://api.passalong.example/?a=1'],
  ['WECHAT_MCH_ID', 'shop'],
  ['WECHAT_MCH_KEY', publicPem],
  ['WECHAT_MCH_KEY', 'nonsense'],
  ['WECHAT_PAY_PUBLIC_KEYS', publicPem],
  ['WECHAT_PAY_PUBLIC_KEYS', 'PUB_KEY_ID_0119000001:nonsense'],
  ['WECHAT_API_V3_KEY', 'short'],
])('%s=%.60s pays nothing out', (name, value) => {
  const sentence = refusal({ [name]: value })
  expect(sentence).toMatch(new RegExp(`^${name} must`))
  if (value.length > 40) expect(sentence).not.toContain(value)
})

it('phones reach the server where WeChat does, unless another address is named', () => {
  expect(readConfig(production).publicBase).toBe('https://api.passalong.example')
  const named = { ...production, PUBLIC_BASE: 'https://pictures.passalong.example/shop/' }
  expect(readConfig(named).publicBase).toBe('https://pictures.passalong.example/shop')
  expect(readConfig({ DATABASE_URL: 'mysql://root@127.0.0.1/x', PORT: '9' }).publicBase).toBe('http://127.0.0.1:9')
})

it.each(['http://api.passalong.example', 'https://api.passalong.example/?a=1', 'api.passalong.example'])(
  'PUBLIC_BASE=%s is no address that phones may fetch from',
  (PUBLIC_BASE) => expect(refusal({ PUBLIC_BASE })).toMatch(/^PUBLIC_BASE must/),
)

it('a developer starts with a database address alone', () => {
  expect(readConfig({ DATABASE_URL: 'mysql://root@127.0.0.1/x' }).production).toBe(false)
  expect(refusal({}, {})).toMatch(/^DATABASE_URL is not set/)
})
