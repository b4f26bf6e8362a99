import { Database } from '../../src/platform/database/database.js'
import { type House } from '../factories/house.js'

/** What `work` resolves to, and how many round trips the server's reads and grouped writes took meanwhile. */
export async function roundTripsDuring<T>(house: House, work: () => Promise<T>): Promise<[T, number]> {
  const database = house.app.get(Database, { strict: false })
  const { rows, exchange } = database
  let asked = 0
  database.rows = (...question) => {
    asked += 1
    return rows.apply(database, question) as never
  }
  database.exchange = (...question) => {
    asked += 2
    return exchange.apply(database, question as never) as never
  }
  try {
    return [await work(), asked]
  } finally {
    Object.assign(database, { rows, exchange })
  }
}
