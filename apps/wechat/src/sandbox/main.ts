import { payFromEnvironment } from './pay/pay-environment.js'
import { releasedPagesIn } from './released-pages.js'
import { buildSandbox } from './server.js'
import { fileStore, memoryStore } from './state.js'

/**
 * Starts the sandbox on loopback. Environment: WECHAT_APPID, WECHAT_SECRET (required), SANDBOX_PORT (0 = any),
 * SANDBOX_STATE (JSON file; without it nothing outlives the process), WEAPP_DIST (the released bundle), and for WeChat
 * Pay what `payFromEnvironment` reads.
 */
async function main(): Promise<void> {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret, SANDBOX_STATE: statePath, WEAPP_DIST: bundle } = process.env
  const port = Number(process.env['SANDBOX_PORT'] ?? 0)
  if (!appid || !secret) throw new Error('set WECHAT_APPID and WECHAT_SECRET')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('SANDBOX_PORT is not a port number')
  const pay = payFromEnvironment(process.env)
  const app = buildSandbox({
    appid,
    secret,
    store: statePath ? fileStore(statePath) : memoryStore(),
    nowMs: Date.now,
    releasedPages: releasedPagesIn(bundle),
    ...(pay ? { pay } : {}),
  })
  const address = await app.listen({ port, host: '127.0.0.1' })
  process.stdout.write(`sandbox listening on ${address}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
