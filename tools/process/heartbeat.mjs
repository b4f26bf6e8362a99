import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { isAlive } from './wait.mjs'

const BEAT_MS = 5_000
const DEAD_AFTER_MS = 60_000

/**
 * Marks a file as held by this process for as long as it lives: its number is inside and the file is touched again and
 * again, because a number alone may belong to another program after a restart. `flag: 'wx'` fails when the file is there.
 * Answers the function that lets go.
 */
export function hold(file, flag = 'w') {
  writeFileSync(file, String(process.pid), { flag })
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      clearInterval(beat)
    }
  }, BEAT_MS)
  beat.unref()
  return () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

/** Whether a living process holds this file. */
export function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    const age = Date.now() - statSync(file).mtimeMs
    // A file without a number was created a moment ago and is just being written.
    return age < DEAD_AFTER_MS && (pid === 0 || isAlive(pid))
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}
