import { join } from 'node:path'
import { startApi } from '../api.mjs'
import { forestDatabase } from '../forest/forest-database.mjs'
import { written } from '../quiet.mjs'
import { picksOf } from './picks.mjs'

/** A forest of `count` links to work on, with an API of its own: `{count, name, connection, api, picks, sizes}`. */
export async function openForest({ server, count, folder, keys, migrate, log, opened }) {
  const { url, name } = await forestDatabase({ server, count, migrate, log })
  const connection = await server.connect(name)
  opened(connection, () => connection.destroy())
  const picks = await picksOf(connection, count)
  await written(connection)
  const environment = { ...keys, DATABASE_URL: url }
  const logFile = join(folder, `api-forest-${count}.log`)
  const api = opened(await startApi({ environment, logFile, name: `forest ${count}` }))
  return { count, name, connection, api, picks }
}
