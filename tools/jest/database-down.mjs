import { rmSync } from 'node:fs'

export default async function databaseDown() {
  const { database, folder } = globalThis.testDatabase
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
