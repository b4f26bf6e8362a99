import { join } from 'node:path'
import { startApi } from './api.mjs'
import { loadedDatabase } from './data/load.mjs'
import { signIn } from './data/sessions.mjs'
import { quieten } from './quiet.mjs'
import { startTappedApi } from './tap/tapped-api.mjs'

/**
 * A data set to work on: `{data, connection, environment, startApi(), tapped()}`. `startApi` puts an API on it and keeps it as
 * `api`; `tapped()` is a second API whose round trips are counted, started when it is first asked for. `opened(thing, close)`
 * remembers what is to be closed.
 */
export async function openStage({ server, size, folder, keys, migrate, log, opened }) {
  const data = await loadedDatabase({ server, size, migrate, log })
  const connection = await server.connect(data.name)
  opened(connection, () => connection.destroy())
  await signIn(connection, data.members)
  await quieten(connection)
  const environment = { ...keys, DATABASE_URL: data.url }
  let tapped
  return {
    data,
    connection,
    environment,
    async startApi() {
      this.api ??= opened(await startApi({ environment, logFile: join(folder, `api-${size}.log`), name: size }))
      return this
    },
    async tapped() {
      tapped ??= opened(await startTappedApi({ environment, folder }))
      return tapped
    },
  }
}
