import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '../process/ports.mjs'
import { isAlive, waitFor } from '../process/wait.mjs'
import { ownTemporary, placeFlags, SHARED_FLAGS, userFlags } from './flags.mjs'
import { serverGreets } from './greeting.mjs'
import { initialise } from './initialise.mjs'

const LONGEST_SOCKET_PATH = 100
const TRIES = 5
const PATIENT_MS = 15_000

/** The files of a private server, all inside its folder (a socket's path may be too long for that). */
export function placesOf(folder) {
  const inside = join(folder, 'server.sock')
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  return {
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    pid: join(folder, 'server.pid'),
    accounts: join(folder, 'accounts.sql'),
    card: join(folder, 'server.json'),
    socket: inside.length < LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `passalong-${short}.sock`),
  }
}

/** What the running server of this folder is: `{port, password, …}`; undefined when none answers on its socket. */
export async function runningServer(folder) {
  const places = placesOf(folder)
  const card = readCard(places)
  if (!card || !existsSync(places.socket)) return undefined
  return (await serverGreets({ path: places.socket })) ? card : undefined
}

/** Starts a server on this folder's data, made when absent. After a kill -9 the server repairs its data by itself. */
export async function startPrivateServer(folder, binary) {
  const places = placesOf(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await waitForGhost(places)
  if (!existsSync(places.data)) await initialise(binary, places.data)
  const before = readCard(places)
  const password = before?.password ?? randomBytes(18).toString('base64url')
  writeFileSync(places.accounts, accountsSql(password), { mode: 0o600 })
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? (before?.port ?? 0) : 0)
    try {
      const pid = await launch(places, binary, port)
      const card = { port, password, pid, server: binary.server }
      writeFileSync(places.card, JSON.stringify(card), { mode: 0o600 })
      return card
    } catch (error) {
      const taken = /Bind on TCP\/IP port|Do you already have another/.test(tailOf(places.log))
      if (!taken || attempt === TRIES) throw error
    }
  }
}

/** Asks the server to end and waits until it has. */
export async function stopPrivateServer(folder) {
  const places = placesOf(folder)
  const pid = readPid(places)
  if (!pid || !isAlive(pid) || !(await isOurs(pid, places))) return
  process.kill(pid, 'SIGTERM')
  await waitFor('the end of the database', () => !isAlive(pid), { timeoutMs: 180_000 })
}

async function launch(places, binary, port) {
  rmSync(places.socket, { force: true })
  const log = openSync(places.log, 'w', 0o600)
  const address = [`--socket=${places.socket}`, `--port=${port}`, '--bind-address=127.0.0.1']
  const files = [
    `--datadir=${places.data}`,
    ownTemporary(dirname(places.data)),
    `--pid-file=${places.pid}`,
    `--init-file=${places.accounts}`,
  ]
  const flags = [...placeFlags(binary), ...userFlags(), ...files, ...address, ...SHARED_FLAGS]
  // A group of its own: Ctrl-C in the terminal reaches us, and we end the server in order.
  const child = spawn(binary.server, flags, {
    env: { ...process.env, ...binary.env },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  child.unref()
  await waitFor('the first answer of the database', async () => ended || serverGreets({ host: '127.0.0.1', port }), {
    timeoutMs: 300_000,
  })
  if (ended) throw new Error(`the database server ended at once: ${tailOf(places.log)}`)
  return child.pid
}

/** A server that was told to end a moment ago may still hold the data. */
async function waitForGhost(places) {
  const pid = readPid(places)
  if (!pid || !isAlive(pid) || !(await isOurs(pid, places))) return
  await waitFor('the end of the former database server', () => !isAlive(pid), { timeoutMs: 180_000 })
}

/** After a crash and a restart of the machine the number in the pid file may belong to any program. */
async function isOurs(pid, places) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--datadir=${places.data}`)
  } catch {
    return serverGreets({ path: places.socket }, PATIENT_MS)
  }
}

function accountsSql(password) {
  const account = `'passalong'@'127.0.0.1'`
  return [
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
    `ALTER USER ${account} IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO ${account} WITH GRANT OPTION;`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    `DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1', ''@'localhost';`,
    '',
  ].join('\n')
}

function readCard(places) {
  try {
    return JSON.parse(readFileSync(places.card, 'utf8'))
  } catch {
    return undefined
  }
}

function readPid(places) {
  try {
    return Number(readFileSync(places.pid, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function tailOf(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-6).join(' / ')
  } catch {
    return ''
  }
}
