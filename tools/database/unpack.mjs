import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { run } from '../process/run.mjs'
import { findProgram, unpackedServer } from './binaries.mjs'

/** Whether this machine has the package tools of Debian and Ubuntu. */
export function canUnpack() {
  return ['apt-get', 'apt-cache', 'dpkg'].every((name) => findProgram(name))
}

/**
 * Downloads the server's packages with the package tool and unpacks them into `target`, without root and without
 * installing anything. Answers the unpacked server (see `unpackedServer`); throws when no package source is reachable.
 */
export async function unpackServer(target, log) {
  const ready = existsSync(target) ? unpackedServer(target) : undefined
  if (ready) return ready
  const work = `${target}.${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(join(work, 'debs'), { recursive: true })
  try {
    const debs = await download(work, log)
    const root = join(work, 'root')
    for (const deb of debs) await run('dpkg', ['-x', join(work, 'debs', deb), root])
    if (!unpackedServer(root)) throw new Error('the packages hold no database server')
    if (!existsSync(target)) renameSync(root, target)
    return unpackedServer(target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** First with the lists that the machine has; when they are empty or out of date, with fresh ones of our own. */
async function download(work, log) {
  const cache = ['-o', `Dir::Cache=${makeFolders(join(work, 'cache'), ['archives/partial'])}`]
  try {
    return await downloadWith(work, cache)
  } catch {
    log('fetching the package lists')
    const state = makeFolders(join(work, 'state'), ['lists/partial'])
    const own = [...cache, '-o', `Dir::State=${state}`, '-o', 'Dir::State::status=/var/lib/dpkg/status']
    const options = [...own, '-o', 'Debug::NoLocking=1', '-o', `APT::Sandbox::User=${userInfo().username}`]
    await run('apt-get', [...options, 'update'])
    return downloadWith(work, options)
  }
}

async function downloadWith(work, options) {
  const names = await serverPackages(options)
  const closure = ['install', '--print-uris', '-y', '--no-install-recommends', ...names]
  const listing = await run('apt-get', [...options, '-o', 'Debug::NoLocking=1', ...closure])
  // 'http://…/mariadb-server-core_10.11.x_amd64.deb' mariadb-server-core_… 7654321 SHA256:…
  const missing = [...listing.matchAll(/^'[^']+' ([^\s_]+)_\S+\.deb /gm)].map((match) => match[1])
  const wanted = [...new Set([...names, ...missing])]
  const sandbox = ['-o', `APT::Sandbox::User=${userInfo().username}`]
  await run('apt-get', [...options, ...sandbox, 'download', ...wanted], { cwd: join(work, 'debs') })
  return readdirSync(join(work, 'debs')).filter((name) => name.endsWith('.deb'))
}

/** The names differ between releases: mariadb-server-core, mariadb-server-core-10.6, else mysql-server-core-8.0. */
async function serverPackages(options) {
  const listing = await run('apt-cache', [
    ...options,
    'search',
    '--names-only',
    '^(mariadb|mysql)-(server|client)-core',
  ])
  const names = listing.split('\n').map((line) => line.split(' ')[0])
  const newest = (start) => names.filter((name) => name.startsWith(start)).sort((a, b) => a.length - b.length)[0]
  const mariadb = [newest('mariadb-server-core'), newest('mariadb-client-core')]
  if (mariadb.every(Boolean)) return mariadb
  const mysql = newest('mysql-server-core')
  if (!mysql) throw new Error('the package lists name no database server')
  return [mysql]
}

function makeFolders(base, inner) {
  for (const name of inner) mkdirSync(join(base, name), { recursive: true })
  return base
}
