import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from '../places.mjs'

const NEVER_INPUT = new Set(['node_modules', 'dist', '.git', '.local', '.swc', '.taro-cache', 'artefacts', 'coverage'])

/** Every file below these paths (files or folders, from the root), sorted; missing ones are left out. */
export function filesBelow(paths) {
  const found = []
  const walk = (path) => {
    if (!existsSync(path)) return
    if (!statSync(path).isDirectory()) return void found.push(path)
    for (const name of readdirSync(path)) if (!NEVER_INPUT.has(name)) walk(join(path, name))
  }
  for (const path of paths) walk(join(ROOT, path))
  return found.sort()
}

/** A fingerprint of the contents of these files. */
export function fingerprint(files, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const file of files) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Beside the outputs, so that a removed `dist` is built anew, and outside of what is shipped. */
const stampOf = (workspace, name) => join(ROOT, workspace, 'dist', `.${name}.stamp.json`)

/** What the last build of this part of a workspace noted: `{inputs: fingerprint, outputs: file names}`. */
export function readStamp(workspace, name) {
  try {
    return JSON.parse(readFileSync(stampOf(workspace, name), 'utf8'))
  } catch {
    return { inputs: '', outputs: [] }
  }
}

export function writeStamp(workspace, name, stamp) {
  mkdirSync(dirname(stampOf(workspace, name)), { recursive: true })
  writeFileSync(stampOf(workspace, name), JSON.stringify(stamp))
}
