import { createConnection } from 'mysql2/promise'

/**
 * Whether a database on a server of this `route` (of `startDatabase`) is somebody else's: nothing in it or beside it is thrown away.
 * One whose name ends in `_demo` is there to be played with.
 */
export const isForeign = (route, url) => route === 'DATABASE_URL' && !new URL(url).pathname.endsWith('_demo')

/**
 * A copy of a database as it was first filled, beside it on the same server: to come back to it is a second where making
 * it is many. `route` is how the server was found, `url` the database's address. Needs the installed packages.
 */
export class FreshCopy {
  #url
  #name
  #copy
  #foreign

  constructor(route, url) {
    this.#url = new URL(url)
    this.#foreign = isForeign(route, url)
    this.#name = decodeURIComponent(this.#url.pathname.slice(1))
    this.#copy = `${this.#name}_fresh`
    if (!/^\w{1,58}$/.test(this.#name)) throw new Error(`${this.#name} is no name for a database`)
  }

  /** Copies what is in the tables now. Throws beside somebody else's database: what is called like the copy is theirs, too. */
  async keep() {
    if (this.#foreign) throw new Error(`${this.#name} is somebody else's`)
    await this.#onServer(async (connection) => {
      await connection.query(`DROP DATABASE IF EXISTS ${this.#copy}`)
      await connection.query(`CREATE DATABASE ${this.#copy} COLLATE utf8mb4_unicode_520_ci`)
      for (const table of await this.#tables(connection, this.#name)) {
        const [filled] = await connection.query(`SELECT 1 FROM ${this.#name}.\`${table}\` LIMIT 1`)
        await connection.query(`CREATE TABLE ${this.#copy}.\`${table}\` LIKE ${this.#name}.\`${table}\``)
        if (filled.length > 0) await connection.query(this.#filling(table, this.#copy, this.#name))
      }
    })
  }

  /** Puts everything back as it was kept, in one transaction; answers false where the copy does not fit the tables. */
  async restore() {
    return this.#onServer(async (connection) => {
      const tables = await this.#tables(connection, this.#name)
      const kept = await this.#tables(connection, this.#copy)
      if (kept.length === 0 || kept.join() !== tables.join()) return false
      await connection.beginTransaction()
      for (const table of tables) {
        await connection.query(`DELETE FROM ${this.#name}.\`${table}\``)
        await connection.query(this.#filling(table, this.#name, this.#copy))
      }
      await connection.commit()
      return true
    })
  }

  #filling(table, into, from) {
    return `INSERT INTO ${into}.\`${table}\` SELECT * FROM ${from}.\`${table}\``
  }

  async #tables(connection, database) {
    const [rows] = await connection.query(
      `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY 1`,
      [database],
    )
    return rows.map(({ name }) => name)
  }

  async #onServer(work) {
    const server = new URL(this.#url)
    server.pathname = '/'
    const connection = await createConnection(server.href)
    try {
      return await work(connection)
    } finally {
      await connection.end()
    }
  }
}
