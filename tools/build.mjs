import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildMiniProgram, buildWeb } from './build/bundle.mjs'
import { compileWorkspace } from './build/compile.mjs'
import { ROOT } from './places.mjs'
import { withLock } from './process/lock.mjs'

const SERVER_PARTS = [['packages/domain'], ['packages/contract'], ['packages/poster'], ['apps/server']]
const NODE_PARTS = [...SERVER_PARTS, ['apps/wechat', ['phone', 'stage']]]

const LOCKS = join(ROOT, '.local', 'build')

/** What runs in Node: the packages, the server, the sandbox. One to two seconds; nothing when nothing changed. */
export async function buildNode(parts = NODE_PARTS) {
  await withLock(join(LOCKS, 'node.lock'), async () => {
    await Promise.all(parts.map(([folder, leaveOut]) => compileWorkspace(folder, leaveOut)))
  })
}

/** What a phone runs, and the page that runs it here: half a minute for Taro. Answers whether anything had changed. */
export async function buildBundle(log) {
  return withLock(join(LOCKS, 'bundle.lock'), async () => {
    const app = await buildMiniProgram(log)
    const page = await buildWeb(log)
    return app || page
  })
}

if (process.argv[1] === import.meta.filename) {
  const log = (line) => process.stderr.write(`${line}\n`)
  if (process.argv.includes('--force')) {
    for (const folder of [
      'packages/domain',
      'packages/contract',
      'packages/poster',
      'apps/server',
      'apps/wechat',
      'apps/miniprogram',
    ]) {
      const output = join(ROOT, folder, 'dist')
      if (existsSync(output)) rmSync(output, { recursive: true })
    }
  }
  const started = Date.now()
  const serverAlone = process.argv.includes('--server')
  await buildNode(serverAlone ? SERVER_PARTS : NODE_PARTS)
  if (!serverAlone && !process.argv.includes('--node')) await buildBundle(log)
  log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
