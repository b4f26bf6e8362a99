import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { ConfigFault } from './config-fault.js'

/** What paying out through WeChat Pay needs; keys are parsed once. */
export interface PayConfig {
  /** Where the API is, without a path. */
  base: string
  mchId: string
  /** The serial of the merchant's own certificate, which every request names. */
  mchSerial: string
  mchKey: KeyObject
  /** WeChat's keys by their serial or PUB_KEY_ID; the first one encrypts, all of them verify. */
  wechatKeys: Map<string, KeyObject>
  /** 32 bytes; opens notifications. */
  apiV3Key: Buffer
  /** Where WeChat's notifications reach this server, without a path. */
  notifyBase: string
}

const NAMES = [
  'WECHAT_PAY_BASE',
  'WECHAT_MCH_ID',
  'WECHAT_MCH_SERIAL',
  'WECHAT_MCH_KEY',
  'WECHAT_PAY_PUBLIC_KEYS',
  'WECHAT_API_V3_KEY',
  'WECHAT_NOTIFY_BASE',
] as const
type Name = (typeof NAMES)[number]

/**
 * The merchant's account from the environment; null when nothing of it is set, which only a development start may do.
 * Throws ConfigFault with what to set.
 */
export function readPayConfig(env: NodeJS.ProcessEnv, production: boolean): PayConfig | null {
  const given = NAMES.filter((name) => env[name]?.trim())
  if (given.length === 0 && !production) return null
  const missing = NAMES.find((name) => !given.includes(name))
  if (missing) throw new ConfigFault(`${missing} is not set (docs/OPERATE.md lists what paying out needs).`)
  const value = (name: Name) => env[name]?.trim() ?? ''
  const apiV3Key = Buffer.from(value('WECHAT_API_V3_KEY'))
  if (apiV3Key.length !== 32) throw new ConfigFault('WECHAT_API_V3_KEY must be 32 characters.')
  return {
    base: payBase(value('WECHAT_PAY_BASE'), production),
    mchId: matching('WECHAT_MCH_ID', value('WECHAT_MCH_ID'), /^\d{6,16}$/, 'the merchant number'),
    mchSerial: matching('WECHAT_MCH_SERIAL', value('WECHAT_MCH_SERIAL'), /^[\w-]{8,64}$/, 'a certificate’s serial'),
    mchKey: privateKey(value('WECHAT_MCH_KEY')),
    wechatKeys: publicKeys(value('WECHAT_PAY_PUBLIC_KEYS')),
    apiV3Key,
    notifyBase: notifyBase(value('WECHAT_NOTIFY_BASE'), production),
  }
}

function payBase(text: string, production: boolean): string {
  const url = address('WECHAT_PAY_BASE', text)
  if (production && (url.protocol !== 'https:' || !url.hostname.endsWith('.mch.weixin.qq.com')))
    throw new ConfigFault(
      'WECHAT_PAY_BASE must be WeChat Pay itself (https://api.mch.weixin.qq.com) in production, never a sandbox.',
    )
  return url.origin
}

/** Whatever stands before our own path: WeChat takes only https without a query. */
function notifyBase(text: string, production: boolean): string {
  const url = address('WECHAT_NOTIFY_BASE', text)
  if (production && url.protocol !== 'https:') throw new ConfigFault('WECHAT_NOTIFY_BASE must be https in production.')
  if (url.search || url.hash) throw new ConfigFault('WECHAT_NOTIFY_BASE must be an address without a query.')
  return url.href.replace(/\/$/, '')
}

function address(name: Name, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigFault(`${name} must be an http(s) address.`)
  return url
}

function matching(name: Name, text: string, form: RegExp, what: string): string {
  if (!form.test(text)) throw new ConfigFault(`${name} must be ${what}.`)
  return text
}

const pem = (base64: string) => Buffer.from(base64, 'base64')

function privateKey(text: string): KeyObject {
  return rsa('WECHAT_MCH_KEY must be the merchant’s RSA key: its PEM file in base64.', () =>
    createPrivateKey(pem(text)),
  )
}

function publicKeys(text: string): Map<string, KeyObject> {
  const form = 'WECHAT_PAY_PUBLIC_KEYS must look like "PUB_KEY_ID_…:<PEM in base64>,<serial>:<PEM in base64>".'
  const keys = new Map<string, KeyObject>()
  for (const part of text.split(',')) {
    const [serial, base64, ...rest] = part.trim().split(':')
    if (!serial || !base64 || rest.length > 0 || !/^\w{8,64}$/.test(serial)) throw new ConfigFault(form)
    keys.set(
      serial,
      rsa(form, () => createPublicKey(pem(base64))),
    )
  }
  return keys
}

function rsa(sentence: string, read: () => KeyObject): KeyObject {
  try {
    const key = read()
    if (key.asymmetricKeyType === 'rsa') return key
  } catch {
    // The reason may quote the key; the sentence says enough.
  }
  throw new ConfigFault(sentence)
}
