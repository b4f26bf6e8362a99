import { join } from 'node:path'
import { installedServer } from '../database/binaries.mjs'
import { startPrivateServer, stopPrivateServer } from '../database/private-server.mjs'
import { canUnpack, unpackServer } from '../database/unpack.mjs'
import { NoDatabase } from '../database.mjs'
import { LOCAL, ROOT } from '../places.mjs'

export { payKeys } from '../set-up/pay-keys.mjs'

import { isAlive, waitFor } from '../process/wait.mjs'

/** Where a run keeps what it makes. */
export const TORTURE_FOLDER = join(LOCAL, 'torture')

/**
 * A database server of a folder's own that is there to be killed and stopped: never the shop's, never one of DATABASE_URL, and
 * never a container, whose death would not be the death of the server.
 */
export async function databaseServer(folder, log = () => {}) {
  const unpacked = () => canUnpack() && unpackServer(join(ROOT, '.local', 'mariadb'), log)
  const binary = installedServer() ?? (await unpacked())
  if (!binary) throw new NoDatabase([])
  let card
  const tell = (signal) => {
    if (card && isAlive(card.pid)) process.kill(card.pid, signal)
  }
  return {
    get port() {
      return card?.port ?? 0
    },
    url: (name) => `mysql://passalong:${card.password}@127.0.0.1:${card.port}/${name}`,
    async start() {
      card = await startPrivateServer(folder, binary)
    },
    async kill() {
      tell('SIGKILL')
      await waitFor('the end of the killed database', () => !card || !isAlive(card.pid), { timeoutMs: 180_000 })
    },
    stop: () => tell('SIGSTOP'),
    goOn: () => tell('SIGCONT'),
    end: () => stopPrivateServer(folder),
    /** For an exit: nothing is waited for. */
    drop: () => tell('SIGKILL'),
  }
}
