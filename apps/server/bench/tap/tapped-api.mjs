import { join } from 'node:path'
import { startApi } from '../api.mjs'
import { Connection } from '../load/connection.mjs'
import { kinds } from '../load/requests.mjs'
import { layTap } from './tap.mjs'

/**
 * A second API whose wire to the database is read; its jobs are off, so that only what was asked for goes over it. Nothing
 * is timed here.
 */
export async function startTappedApi({ environment, folder }) {
  const tap = await layTap(environment.DATABASE_URL)
  try {
    const api = await startApi({
      environment: { ...environment, DATABASE_URL: tap.url, JOBS: 'off' },
      logFile: join(folder, 'api-tapped.log'),
      name: 'tapped',
    })
    const stop = async () => {
      await api.stop()
      await tap.close()
    }
    return {
      port: api.port,
      pid: api.pid,
      take: tap.take,
      record: (kind, ask) => record(api.port, tap, kind, ask),
      stop,
    }
  } catch (error) {
    await tap.close()
    throw error
  }
}

/** Sends the requests of a load one after another; answers the commands of each, `[[{connection, text}, …], …]`. */
async function record(port, tap, kind, ask) {
  const { count, request, status } = kinds[kind](ask)
  const connection = await Connection.open(port)
  const send = (bytes) =>
    new Promise((resolve, reject) => connection.send(bytes, (...answer) => resolve(answer), reject))
  const recorded = []
  tap.take()
  for (let index = 0; index < count; index++) {
    const [got, body] = await send(request(index))
    if (got !== status) throw new Error(`${kind}: ${got} ${body.slice(0, 200)}`)
    recorded.push(tap.take())
  }
  connection.close()
  return recorded
}
