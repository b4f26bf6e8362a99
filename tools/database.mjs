import { join, resolve } from 'node:path'
import { installedServer } from './database/binaries.mjs'
import { dockerAnswers, startContainer, stopContainer } from './database/docker.mjs'
import { placesOf, runningServer, startPrivateServer, stopPrivateServer } from './database/private-server.mjs'
import { canUnpack, unpackServer } from './database/unpack.mjs'
import { serverUsers } from './database/users.mjs'
import { ROOT } from './places.mjs'
import { withLock } from './process/lock.mjs'
import { say } from './set-up/messages.mjs'

/** Nothing on this machine can be a database; the message says what to type. */
export class NoDatabase extends Error {
  constructor(tried) {
    const sentence = say('need.database')
    super(tried.length ? `${sentence} (Tried: ${tried.join('; ')})` : sentence)
  }
}

/**
 * A database server to work with, by the first route that this machine has: DATABASE_URL; an installed
 * mariadbd/mysqld; Debian's packages unpacked without root; Docker. Answers
 * `{route, url(name), port, socket, shared, stop()}`; `url(name)` is the address of a database on it, made or not.
 * `shared` says that it already ran. `stop()` ends it unless somebody else still uses it; a server of DATABASE_URL is
 * never stopped. Throws NoDatabase.
 */
export async function startDatabase({ folder, log = () => {}, given = process.env.DATABASE_URL }) {
  if (given) return givenServer(given)
  const home = resolve(folder)
  const users = serverUsers(home)
  users.join()
  try {
    return await withLock(join(home, 'starting.lock'), () => open(home, users, log))
  } catch (error) {
    users.leave()
    throw error
  }
}

async function open(folder, users, log) {
  const stopWith = (stopServer) => async () => {
    await withLock(join(folder, 'starting.lock'), async () => {
      if (users.leave()) await stopServer(folder)
    })
  }
  const running = await runningServer(folder)
  if (running) return answer('running', running, folder, stopWith(stopPrivateServer), true)
  const { found, tried } = await firstBinary(log)
  if (found) {
    const card = await startPrivateServer(folder, found.binary)
    return answer(found.route, card, folder, stopWith(stopPrivateServer), false)
  }
  if (await dockerAnswers()) {
    log('starting a MariaDB container')
    const card = await startContainer(folder)
    return { ...answer('docker', { ...card, user: 'root' }, folder, stopWith(stopContainer), false), socket: null }
  }
  throw new NoDatabase(tried)
}

/** The first server program that this machine has or can unpack, and why the earlier routes had none. */
async function firstBinary(log) {
  const tried = []
  const installed = installedServer()
  if (installed) return { found: { route: 'installed', binary: installed }, tried }
  if (!canUnpack()) return { tried }
  try {
    return { found: { route: 'unpacked', binary: await unpackServer(join(ROOT, '.local', 'mariadb'), log) }, tried }
  } catch (error) {
    tried.push(`unpacking packages: ${error.message}`)
    log(error.message)
    return { tried }
  }
}

function answer(route, { port, password, user = 'passalong' }, folder, stop, shared) {
  const url = (name) => `mysql://${user}:${password}@127.0.0.1:${port}/${name}`
  return { route, url, port, socket: placesOf(folder).socket, shared, stop }
}

function givenServer(address) {
  const url = (name) => {
    const other = new URL(address)
    if (name) other.pathname = `/${name}`
    return other.href
  }
  return {
    route: 'DATABASE_URL',
    url,
    port: Number(new URL(address).port || 3306),
    socket: null,
    shared: true,
    stop: async () => {},
  }
}
