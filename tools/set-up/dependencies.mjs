import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { withLock } from '../process/lock.mjs'
import { npmCommand } from '../process/npm.mjs'
import { run } from '../process/run.mjs'
import { CannotGoOn } from './messages.mjs'

/** Installs what package-lock.json says when node_modules is not in step with it. Throws CannotGoOn. */
export async function installDependencies({ log = () => {}, root = ROOT } = {}) {
  if (dependenciesInStep(root)) return false
  const npm = npmCommand()
  if (!npm) throw new CannotGoOn('need.npm')
  const work = async () => {
    if (dependenciesInStep(root)) return
    const args = [...npm.first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
    try {
      await run(npm.command, args, { cwd: root, onLine: log, env: withoutNpm(process.env) })
    } catch (error) {
      throw explain(error)
    }
  }
  await withLock(join(root, '.local', 'install.lock'), work, 1_200_000)
  return true
}

/**
 * Whether every package of package-lock.json is installed in its version. npm writes node_modules/.package-lock.json
 * last, so a broken-off installation has none.
 */
export function dependenciesInStep(root = ROOT) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const there = installed[path]
    if (!there) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return there.version === entry.version
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** A command run by npm hands its settings down as npm_config_*; `npm run --silent` must not hide why ci failed. */
function withoutNpm(env) {
  return { ...env, npm_config_loglevel: 'error' }
}

function explain(error) {
  const text = `${error.output ?? ''} ${error.message}`
  if (/ENOSPC/.test(text)) return new CannotGoOn('need.disk')
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|network/i.test(text)) {
    return new CannotGoOn('need.network')
  }
  return new CannotGoOn('need.install', { reason: error.message })
}
