import { spawn } from 'node:child_process'
import { findProgram } from '../database/binaries.mjs'

/** Opens an address in the person's browser when there is a desktop; never fails. */
export function openPage(address, env = process.env) {
  const program = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open'
  const desktop = process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY
  const path = findProgram(program) ?? (process.platform === 'win32' ? program : undefined)
  if (!desktop || !path) return false
  const child = spawn(path, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
  return true
}
