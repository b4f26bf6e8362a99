import { CannotGoOn } from './messages.mjs'

const NEEDED = [20, 19]

/** Throws CannotGoOn when this Node.js is older than what package.json declares. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  throw new CannotGoOn('need.node', { version })
}
