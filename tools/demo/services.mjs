import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { Service } from '../process/service.mjs'
import { say } from '../set-up/messages.mjs'
import { payKeys } from '../set-up/pay-keys.mjs'

const RESTARTS_ALLOWED = 5
const RESTARTS_WITHIN_MS = 60_000

/** The templates that WeChat's sandbox knows (apps/wechat/src/sandbox/message/templates.ts). */
const MESSAGE_TEMPLATES = [
  'withdrawal-result:Wd7hT2kQ9mXcV4pZ1sLrB8nYfJ3gUaE6oKiHtD5wNqS',
  'points-expiring:Pe3vN8rJ5tGyC1qW6xMbA9zLkH4sFdU7oPiEuR2jTmV',
  'commission-released:Cr6yK1wB4nQzS8eX3vTgD7hMpJ9fLaR2uOiCtY5kEbN',
].join(',')

/** The two programs behind the front door. One that dies is started again, unless it keeps dying. */
export function demoServices({ local, environment, print }) {
  const logs = join(local, 'log')
  const pay = payKeys(local)
  const sandbox = new Service({
    name: 'sandbox',
    script: join(ROOT, 'apps/wechat/dist/sandbox/main.js'),
    environment: (port) => ({
      WECHAT_APPID: environment.WECHAT_APPID,
      WECHAT_SECRET: environment.WECHAT_SECRET,
      SANDBOX_PORT: String(port),
      SANDBOX_STATE: join(local, 'sandbox.json'),
      WEAPP_DIST: join(ROOT, 'apps/miniprogram/dist/weapp'),
      ...pay.sandbox,
    }),
    readyPath: '/wechat/people',
    logFile: join(logs, 'sandbox.log'),
    onEnd: again(print),
  })
  const api = new Service({
    name: 'api',
    script: join(ROOT, 'apps/server/dist/main.js'),
    environment: (port) => ({
      ...environment,
      ...pay.api,
      HOST: '127.0.0.1',
      PORT: String(port),
      WECHAT_API_BASE: sandbox.base,
      WECHAT_PAY_BASE: sandbox.base,
      WECHAT_NOTIFY_BASE: `http://127.0.0.1:${port}`,
      WECHAT_TEMPLATES: MESSAGE_TEMPLATES,
      JOBS: 'on',
      DEMO_CLOCK: '1',
      // As in a shop: whoever shows a picture maps the host to the front door, as a hosts file would.
      PUBLIC_BASE: 'https://api.passalong.example',
      TRUST_PROXY: '1',
    }),
    readyPath: '/health/ready',
    logFile: join(logs, 'api.log'),
    onEnd: again(print),
  })
  return { sandbox, api }
}

function again(print) {
  const ends = []
  return (service) => {
    print(say('child.ended', { name: service.name, file: service.logFile }))
    const now = Date.now()
    ends.push(now)
    if (ends.filter((at) => at > now - RESTARTS_WITHIN_MS).length > RESTARTS_ALLOWED) return
    service.start().catch((error) => print(error.message))
  }
}
