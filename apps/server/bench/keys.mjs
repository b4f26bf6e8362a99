import { randomBytes } from 'node:crypto'

/** Fresh keys for the API of one run, as docs/OPERATE.md names them. */
export function freshKeys() {
  const key = () => randomBytes(32).toString('base64')
  return {
    WECHAT_API_BASE: 'http://127.0.0.1:9',
    WECHAT_APPID: `wx${randomBytes(8).toString('hex')}`,
    WECHAT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${key()}`,
    LEDGER_KEY: key(),
    MEMBER_CODE_KEYS: `k1:${key()}`,
  }
}
