import { rmSync } from 'node:fs'

export default async function databaseDown() {
  const { database, folder, forget } = globalThis.testDatabase
  await database.stop()
  forget?.()
  rmSync(folder, { recursive: true, force: true })
}
