import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../process/ports.mjs'
import { run } from '../process/run.mjs'
import { waitFor } from '../process/wait.mjs'
import { findProgram } from './binaries.mjs'
import { SHARED_FLAGS } from './flags.mjs'
import { serverGreets } from './greeting.mjs'

export const IMAGE = 'mariadb:10.11'

/** Whether Docker is installed and its daemon answers. */
export async function dockerAnswers() {
  if (!findProgram('docker')) return false
  const signal = AbortSignal.timeout(5_000)
  return run('docker', ['info'], { signal }).then(
    () => true,
    () => false,
  )
}

/** Starts (or finds) the container of this folder; its data lie in a volume of the same name. */
export async function startContainer(folder) {
  const name = nameOf(folder)
  const known = readCard(folder)
  if (known && (await serverGreets({ host: '127.0.0.1', port: known.port }))) return known
  const password = known?.password ?? randomBytes(18).toString('base64url')
  const port = await freePort(known?.port ?? 0)
  await run('docker', ['rm', '-f', name]).catch(() => undefined)
  const publish = ['-p', `127.0.0.1:${port}:3306`, '-v', `${name}:/var/lib/mysql`]
  const account = ['-e', `MARIADB_ROOT_PASSWORD=${password}`, '-e', 'MARIADB_ROOT_HOST=%']
  await run('docker', ['run', '-d', '--rm', '--name', name, ...publish, ...account, IMAGE, ...SHARED_FLAGS])
  const greets = () => serverGreets({ host: '127.0.0.1', port })
  await waitFor('the first answer of the database container', greets, { timeoutMs: 180_000, everyMs: 250 })
  const card = { port, password }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'container.json'), JSON.stringify(card), { mode: 0o600 })
  return card
}

/** Stops the container; its volume stays. */
export async function stopContainer(folder) {
  await run('docker', ['stop', nameOf(folder)]).catch(() => undefined)
}

function nameOf(folder) {
  return `passalong-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
}

function readCard(folder) {
  const file = join(folder, 'container.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
