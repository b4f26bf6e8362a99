import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hold, isHeld } from '../process/heartbeat.mjs'

/**
 * Who uses a server right now: a file per use. A server outlives the process that started it while another one still
 * uses it, so `npm run audit` and `npm start` can come and go in any order.
 */
export function serverUsers(folder) {
  const users = join(folder, 'users')
  let letGo = () => {}
  return {
    join() {
      mkdirSync(users, { recursive: true })
      letGo = hold(join(users, `${process.pid}-${Date.now().toString(36)}`))
    },
    /** Leaves, and answers whether nobody else is left. */
    leave() {
      letGo()
      const names = readdirSync(users)
      const alive = names.filter((name) => isHeld(join(users, name)))
      for (const name of names) if (!alive.includes(name)) rmSync(join(users, name), { force: true })
      return alive.length === 0
    },
  }
}
