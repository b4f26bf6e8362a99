import { newKey } from '../api/request.js'
import { keep, kept } from '../wechat/storage.js'

const VISITOR = 'visitor'

/** The name under which this phone has visited without a login, if it ever has. */
export function knownVisitor(): string | null {
  return kept<string>(VISITOR)
}

/** The name of this phone where there is no login, made once: 24 to 26 characters. */
export function visitorKey(): string {
  const known = knownVisitor()
  if (known) return known
  const made = newKey()
  keep(VISITOR, made)
  return made
}
