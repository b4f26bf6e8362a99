import { localSecrets } from './secrets.mjs'

/** The name of the demo's own database. */
export const DEMO_DATABASE = 'passalong'

/**
 * What the server's programs read from their environment. What is set outside wins; production gets none of the
 * machine's own keys, so a key that is missing there is reported and never replaced by one that nobody has kept.
 */
export function serverEnvironment(local, databaseUrl) {
  if (process.env.NODE_ENV === 'production') return { DATABASE_URL: databaseUrl }
  return { ...localSecrets(local), ...setOutside(), DATABASE_URL: databaseUrl }
}

const NAMES = ['WECHAT_APPID', 'WECHAT_SECRET', 'FIELD_KEYS', 'LEDGER_KEY', 'MEMBER_CODE_KEYS']

function setOutside() {
  return Object.fromEntries(NAMES.filter((name) => process.env[name]).map((name) => [name, process.env[name]]))
}
