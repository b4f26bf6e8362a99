import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { npmCommand } from '../process/npm.mjs'
import { run } from '../process/run.mjs'
import { filesBelow, fingerprint, readStamp, writeStamp } from './stamp.mjs'

const APP = 'apps/miniprogram'
const WECHAT = 'apps/wechat'
const WEB_SCRIPT = 'apps/wechat/build-web.mjs'

/** Builds the mini program with Taro when one of its inputs has changed; answers whether it worked. */
export async function buildMiniProgram(log = () => {}) {
  if (!existsSync(join(ROOT, 'apps/miniprogram/src'))) return false
  const app = ['src', 'config', 'babel.config.js', 'package.json', 'postcss.config.js'].map(
    (p) => `apps/miniprogram/${p}`,
  )
  const inputs = fingerprint(filesBelow([...app, 'packages/contract/src', 'packages/poster/src', 'package-lock.json']))
  if (existsSync(join(ROOT, APP, 'dist/weapp/app.json')) && readStamp(APP, 'weapp').inputs === inputs) return false
  const npm = npmCommand()
  const args = [...npm.first, 'run', 'build', '-w', '@passalong/miniprogram']
  await run(npm.command, args, { cwd: ROOT, onLine: log, env: { ...process.env, NODE_ENV: 'production' } })
  writeStamp(APP, 'weapp', { inputs, outputs: [] })
  return true
}

/** Turns the shipped bundle into the phone's page, and builds the stage; answers whether it worked. */
export async function buildWeb(log = () => {}) {
  if (!existsSync(join(ROOT, WEB_SCRIPT))) return false
  const own = ['apps/wechat/src', WEB_SCRIPT, 'apps/wechat/build-bundle.mjs', 'apps/wechat/package.json']
  const files = filesBelow([...own, 'packages/contract/src', 'packages/domain/src', 'package-lock.json'])
  const inputs = fingerprint(files, readStamp(APP, 'weapp').inputs)
  if (existsSync(join(ROOT, WECHAT, 'dist/web')) && readStamp(WECHAT, 'web').inputs === inputs) return false
  await run(process.execPath, [join(ROOT, WEB_SCRIPT)], { cwd: ROOT, onLine: log })
  writeStamp(WECHAT, 'web', { inputs, outputs: [] })
  return true
}
