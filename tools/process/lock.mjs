import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isAlive, waitFor } from './wait.mjs'

/** Runs `work` while no other process holds `file`. A lock whose holder died is taken over. */
export async function withLock(file, work, timeoutMs = 300_000) {
  mkdirSync(dirname(file), { recursive: true })
  await waitFor(`the lock ${file}`, () => take(file), { timeoutMs, everyMs: 100 })
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder && !isAlive(holder)) rmSync(file, { force: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  return false
}
