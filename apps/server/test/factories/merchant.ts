import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { type Pay } from '../../../wechat/src/sandbox/pay/pay.js'
import { realTimer } from '../../../wechat/src/sandbox/pay/timer.js'

/** Key pairs of a test run: the merchant's own, and WeChat's. Making them takes a moment, so a worker makes them once. */
export const keys = {
  merchant: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  wechat: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  apiV3: randomBytes(16).toString('hex'),
}

export const MCH_ID = '1900000109'
export const MERCHANT_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
export const WECHAT_SERIAL = 'PUB_KEY_ID_0119000001092024110800382600001234'

/** WeChat answers and retries a hundred times sooner than it does. */
const PACE = 0.01

/** What the sandbox knows of the merchant. */
export function payOfSandbox(): Pay {
  return {
    mchId: MCH_ID,
    merchantPublicKeys: { [MERCHANT_SERIAL]: String(keys.merchant.publicKey.export({ type: 'spki', format: 'pem' })) },
    platformKey: {
      serial: WECHAT_SERIAL,
      privateKeyPem: String(keys.wechat.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    },
    apiV3Key: keys.apiV3,
    notify: true,
    timer: realTimer(PACE),
  }
}

/** What the server is told of the same account. `base` is WeChat Pay's address, `notifyBase` the server's own. */
export function payEnvironment(base: string, notifyBase: string): NodeJS.ProcessEnv {
  const encoded = (pem: string | Buffer) => Buffer.from(pem).toString('base64')
  return {
    WECHAT_PAY_BASE: base,
    WECHAT_MCH_ID: MCH_ID,
    WECHAT_MCH_SERIAL: MERCHANT_SERIAL,
    WECHAT_MCH_KEY: encoded(keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    WECHAT_PAY_PUBLIC_KEYS: `${WECHAT_SERIAL}:${encoded(keys.wechat.publicKey.export({ type: 'spki', format: 'pem' }))}`,
    WECHAT_API_V3_KEY: keys.apiV3,
    WECHAT_NOTIFY_BASE: notifyBase,
  }
}

/** A server without a merchant's account. */
export const NO_PAY: NodeJS.ProcessEnv = Object.fromEntries(
  Object.keys(payEnvironment('http://127.0.0.1', 'http://127.0.0.1')).map((name) => [name, '']),
)
