import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { Service } from '../process/service.mjs'
import { say } from '../set-up/messages.mjs'

const RESTARTS_ALLOWED = 5
const RESTARTS_WITHIN_MS = 60_000

/** The two programs behind the front door. One that dies is started again, unless it keeps dying. */
export function demoServices({ local, environment, origin, print }) {
  const logs = join(local, 'log')
  const sandbox = new Service({
    name: 'sandbox',
    script: join(ROOT, 'apps/wechat/dist/sandbox/main.js'),
    environment: (port) => ({
      WECHAT_APPID: environment.WECHAT_APPID,
      WECHAT_SECRET: environment.WECHAT_SECRET,
      SANDBOX_PORT: String(port),
      SANDBOX_STATE: join(local, 'sandbox.json'),
      WEAPP_DIST: join(ROOT, 'apps/miniprogram/dist/weapp'),
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
      HOST: '127.0.0.1',
      PORT: String(port),
      WECHAT_API_BASE: sandbox.base,
      PUBLIC_BASE: `${origin}/hosts/api.passalong.example`,
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
