import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The keys of the local demo, made once per machine and never checked in: what the server reads from its environment
 * (docs/OPERATE.md lists the same names).
 */
export function localSecrets(local) {
  const file = join(local, 'secrets.json')
  const known = read(file)
  const secrets = { ...freshSecrets(), ...known }
  if (!known || Object.keys(secrets).length !== Object.keys(known).length) {
    mkdirSync(local, { recursive: true })
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return secrets
}

function freshSecrets() {
  const key = () => randomBytes(32).toString('base64')
  return {
    WECHAT_APPID: `wx${randomBytes(8).toString('hex')}`,
    WECHAT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${key()}`,
    LEDGER_KEY: key(),
    MEMBER_CODE_KEYS: `k1:${key()}`,
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
