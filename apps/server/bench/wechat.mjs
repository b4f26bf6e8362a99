import { join } from 'node:path'
import { Service } from '../../../tools/process/service.mjs'
import { payKeys } from '../../../tools/set-up/pay-keys.mjs'
import { localSecrets } from '../../../tools/set-up/secrets.mjs'

const SANDBOX = join(import.meta.dirname, '../../wechat/dist/sandbox/main.js')

/**
 * The keys of the bench's shop and its WeChat: `{keys, start()}`. WeChat is the sandbox in a process of its own; until it
 * is started nobody answers at its address, which only withdrawals and posters would notice. A second
 * start is the first.
 */
export async function benchWechat(folder, opened) {
  const secrets = localSecrets(folder)
  const pay = payKeys(folder)
  const { WECHAT_APPID, WECHAT_SECRET } = secrets
  const sandbox = new Service({
    name: 'sandbox',
    script: SANDBOX,
    environment: (port) => ({ WECHAT_APPID, WECHAT_SECRET, SANDBOX_PORT: String(port), ...pay.sandbox }),
    readyPath: '/wechat/people',
    logFile: join(folder, 'sandbox.log'),
  })
  await sandbox.choosePort()
  const keys = {
    ...secrets,
    ...pay.api,
    WECHAT_API_BASE: sandbox.base,
    WECHAT_PAY_BASE: sandbox.base,
    WECHAT_NOTIFY_BASE: 'http://127.0.0.1:9',
  }
  let starting
  const start = () => {
    starting ??= sandbox.start().then(() => opened(sandbox))
    return starting
  }
  return { keys, start }
}
