import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../process/wait.mjs'

/**
 * Who uses a server right now: a file per process. A server outlives the process that started it while another one
 * still uses it, so `npm run audit` and `npm start` can come and go in any order.
 */
export function serverUsers(folder) {
  const users = join(folder, 'users')
  const own = join(users, String(process.pid))
  return {
    join() {
      mkdirSync(users, { recursive: true })
      writeFileSync(own, '')
    },
    /** Leaves, and answers whether nobody else is left. */
    leave() {
      rmSync(own, { force: true })
      const names = readdirSync(users)
      const alive = names.filter((name) => isAlive(Number(name)))
      for (const name of names) if (!alive.includes(name)) rmSync(join(users, name), { force: true })
      return alive.length === 0
    },
  }
}
