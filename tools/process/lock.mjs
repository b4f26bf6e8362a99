import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { hold, isHeld } from './heartbeat.mjs'
import { waitFor } from './wait.mjs'

/** Runs `work` while no other process holds `file`. A lock whose holder died is taken over. */
export async function withLock(file, work, timeoutMs = 300_000) {
  mkdirSync(dirname(file), { recursive: true })
  const letGo = await waitFor(`the lock ${file}`, () => take(file), { timeoutMs, everyMs: 100 })
  try {
    return await work()
  } finally {
    letGo()
  }
}

function take(file) {
  try {
    return hold(file, 'wx')
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isHeld(file)) rmSync(file, { force: true })
  return undefined
}
