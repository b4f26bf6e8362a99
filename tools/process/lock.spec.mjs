import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('who holds a lock works alone, and gives it back also when the work fails', async () => {
  const file = join(folder, 'a.lock')
  const order = []
  const slow = withLock(file, async () => {
    order.push('in')
    await new Promise((resolve) => setImmediate(resolve))
    order.push('out')
  })
  await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await slow
  await withLock(file, async () => order.push('again'))
  expect(order).toEqual(['in', 'out', 'again'])
})

test('the lock of a dead process is taken over, also when its number lives on in another program', async () => {
  const dead = join(folder, 'dead.lock')
  writeFileSync(dead, '2147483646')
  expect(await withLock(dead, async () => 'taken', 60_000)).toBe('taken')
  const reused = join(folder, 'reused.lock')
  writeFileSync(reused, String(process.ppid))
  await expect(withLock(reused, async () => 'taken', 300)).rejects.toThrow('did not happen')
  utimesSync(reused, new Date(), new Date(Date.now() - 120_000))
  expect(await withLock(reused, async () => 'taken', 60_000)).toBe('taken')
})
