import type { Pay } from './pay.js'
import { realTimer } from './timer.js'

/**
 * The merchant from the environment, keys as base64 of PEM: WECHAT_MCH_ID, SANDBOX_MERCHANT_KEYS ("serial:publickey,…"),
 * SANDBOX_PLATFORM_KEY ("serial:privatekey"), WECHAT_API_V3_KEY, SANDBOX_PACE (1 = WeChat's own schedule).
 * @returns undefined where no merchant is named
 * @throws Error naming what is missing
 */
export function payFromEnvironment(env: NodeJS.ProcessEnv): Pay | undefined {
  const mchId = env['WECHAT_MCH_ID']
  if (!mchId) return undefined
  const need = (name: string) => {
    const value = env[name]
    if (!value) throw new Error(`WECHAT_MCH_ID is set, but ${name} is not`)
    return value
  }
  const [platformKey] = keysIn(need('SANDBOX_PLATFORM_KEY'))
  if (!platformKey) throw new Error('SANDBOX_PLATFORM_KEY must look like "serial:<base64 of PEM>"')
  const pace = Number(env['SANDBOX_PACE'] ?? 1)
  if (!(pace > 0)) throw new Error('SANDBOX_PACE must be a number above 0')
  return {
    mchId,
    merchantPublicKeys: Object.fromEntries(
      keysIn(need('SANDBOX_MERCHANT_KEYS')).map(({ serial, pem }) => [serial, pem]),
    ),
    platformKey: { serial: platformKey.serial, privateKeyPem: platformKey.pem },
    apiV3Key: need('WECHAT_API_V3_KEY'),
    notify: true,
    timer: realTimer(pace),
  }
}

function keysIn(text: string): { serial: string; pem: string }[] {
  return text.split(',').map((part) => {
    const [serial = '', encoded = ''] = part.trim().split(':')
    return { serial, pem: Buffer.from(encoded, 'base64').toString('utf8') }
  })
}
