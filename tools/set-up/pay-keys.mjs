import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The demo's account at WeChat Pay, made once per machine and never checked in: a key pair of the merchant, one of WeChat
 * (the sandbox), the APIv3 key. `api` and `sandbox` are what either of them reads from its environment.
 */
export function payKeys(local) {
  const { mchId, apiV3Key, merchant, platform } = known(local) ?? made(local)
  const common = { WECHAT_MCH_ID: mchId, WECHAT_API_V3_KEY: apiV3Key }
  return {
    api: {
      ...common,
      WECHAT_MCH_SERIAL: merchant.serial,
      WECHAT_MCH_KEY: base64(merchant.privateKey),
      WECHAT_PAY_PUBLIC_KEYS: `${platform.serial}:${base64(platform.publicKey)}`,
    },
    sandbox: {
      ...common,
      SANDBOX_MERCHANT_KEYS: `${merchant.serial}:${base64(merchant.publicKey)}`,
      SANDBOX_PLATFORM_KEY: `${platform.serial}:${base64(platform.privateKey)}`,
    },
  }
}

const base64 = (pem) => Buffer.from(pem).toString('base64')
const fileIn = (local) => join(local, 'wechat-pay.json')

function known(local) {
  try {
    return JSON.parse(readFileSync(fileIn(local), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function made(local) {
  const account = {
    mchId: `19${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`,
    apiV3Key: randomBytes(16).toString('hex'),
    merchant: keyPair(randomBytes(20).toString('hex').toUpperCase()),
    platform: keyPair(`PUB_KEY_ID_${randomBytes(12).toString('hex')}`),
  }
  mkdirSync(local, { recursive: true })
  writeFileSync(fileIn(local), `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 })
  return account
}

function keyPair(serial) {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { serial, ...keys }
}
