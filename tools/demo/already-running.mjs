import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../process/wait.mjs'

/** Notes which process serves this folder's demo and where, so that a second `npm start` points there. */
export function runningNote(local) {
  const file = join(local, 'running.json')
  return {
    write(port) {
      mkdirSync(local, { recursive: true })
      writeFileSync(file, JSON.stringify({ pid: process.pid, port }))
    },
    remove() {
      rmSync(file, { force: true })
    },
    /** The address of the demo that runs now; undefined when none answers. */
    async address() {
      try {
        const { pid, port } = JSON.parse(readFileSync(file, 'utf8'))
        if (!isAlive(pid)) return undefined
        const address = `http://127.0.0.1:${port}`
        const state = await fetch(`${address}/demo/state`, { signal: AbortSignal.timeout(15_000) })
        return (await state.json()).pid === pid ? `${address}/` : undefined
      } catch {
        return undefined
      }
    },
  }
}
