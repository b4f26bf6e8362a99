import { createSign, createVerify } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dependenciesInStep } from './dependencies.mjs'
import { checkNode } from './node-version.mjs'
import { payKeys } from './pay-keys.mjs'
import { Phases } from './phases.mjs'
import { localSecrets } from './secrets.mjs'
import { totpAt } from './totp.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-set-up-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lockfiles(wanted, installed) {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'apps/a': {}, ...wanted } }))
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
}

test('dependencies are in step when every package has the version of the lockfile', () => {
  expect(dependenciesInStep(folder)).toBe(false)
  const one = { 'node_modules/one': { version: '1.0.0' } }
  lockfiles(one, one)
  expect(dependenciesInStep(folder)).toBe(true)
  lockfiles(one, { 'node_modules/one': { version: '1.0.1' } })
  expect(dependenciesInStep(folder)).toBe(false)
  lockfiles(one, {})
  expect(dependenciesInStep(folder)).toBe(false)
  lockfiles({ ...one, 'node_modules/other-platform': { version: '1.0.0', optional: true } }, one)
  expect(dependenciesInStep(folder)).toBe(true)
})

test('secrets are made once, and only their owner may read them', () => {
  const secrets = localSecrets(folder)
  expect(Buffer.from(secrets.LEDGER_KEY, 'base64')).toHaveLength(32)
  expect(secrets.FIELD_KEYS).toMatch(/^k1:/)
  expect(localSecrets(folder)).toEqual(secrets)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('the account at WeChat Pay is made once; what either side reads fits the other’s', () => {
  const { api, sandbox } = payKeys(folder)
  expect(payKeys(folder)).toEqual({ api, sandbox })
  expect(statSync(join(folder, 'wechat-pay.json')).mode & 0o777).toBe(0o600)
  expect([api.WECHAT_MCH_ID, api.WECHAT_API_V3_KEY]).toEqual([sandbox.WECHAT_MCH_ID, sandbox.WECHAT_API_V3_KEY])
  expect(api.WECHAT_API_V3_KEY).toHaveLength(32)
  const pem = (text) => Buffer.from(text.split(':').at(-1), 'base64').toString('utf8')
  const signed = (key, check) =>
    createVerify('RSA-SHA256').update('x').verify(check, createSign('RSA-SHA256').update('x').sign(key))
  expect(signed(pem(api.WECHAT_MCH_KEY), pem(sandbox.SANDBOX_MERCHANT_KEYS))).toBe(true)
  expect(signed(pem(sandbox.SANDBOX_PLATFORM_KEY), pem(api.WECHAT_PAY_PUBLIC_KEYS))).toBe(true)
  expect(sandbox.SANDBOX_MERCHANT_KEYS).toMatch(new RegExp(`^${api.WECHAT_MCH_SERIAL}:`))
})

test('an old Node.js is refused with the version that is needed', () => {
  expect(() => checkNode('18.20.0')).toThrow(/20\.19.*18\.20\.0/)
  expect(() => checkNode('20.18.3')).toThrow()
  expect(() => checkNode('20.19.0')).not.toThrow()
  expect(() => checkNode('24.0.1')).not.toThrow()
})

test('the operator’s digits are those of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(totpAt(secret, 59_000)).toBe('287082')
  expect(totpAt(secret, 1_111_111_109_000)).toBe('081804')
})

test('a phase tells when it began and ended or why it failed, and remembers its time', async () => {
  const file = join(folder, 'durations.json')
  const phases = new Phases(['database', 'services'], { file })
  await phases.run('database', async () => true)
  await expect(phases.run('services', () => Promise.reject(new Error('no port')))).rejects.toThrow('no port')
  const [database, services] = phases.list()
  expect(database).toMatchObject({ key: 'database', title: { zh: '启动数据库', en: 'Database' }, error: undefined })
  expect(Date.parse(database.endedAt)).toBeGreaterThanOrEqual(Date.parse(database.startedAt))
  expect(services).toMatchObject({ error: 'no port', endedAt: expect.any(String) })
  expect(new Phases(['database'], { file }).list()[0].expectedSeconds).toBe(1)
})
