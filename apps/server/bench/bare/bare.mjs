import { join } from 'node:path'
import { costing } from '../process-cost.mjs'
import { Worker } from '../worker.mjs'
import { balanceRows, TABLES } from './orders.mjs'

/** Bare mysql2 with 16 connections in a process of its own. */
export class Bare {
  #worker
  #databasePid

  /** Beside the shop's tables of `data` it has tables of its own, empty at every start. */
  static async start(server, data) {
    const connection = await server.connect()
    await connection.query('DROP DATABASE IF EXISTS bench_bare')
    await connection.query('CREATE DATABASE bench_bare COLLATE utf8mb4_unicode_520_ci')
    for (const table of TABLES) await connection.query(table)
    await connection.query('INSERT INTO bench_bare.bare_balance VALUES ?', [balanceRows()])
    await connection.end()
    return new Bare(data.url, server.pid)
  }

  constructor(url, databasePid) {
    this.#worker = new Worker(join(import.meta.dirname, 'client.mjs'), [url])
    this.#databasePid = databasePid
  }

  /** Keeps recorded statements for the rounds called `replay` and `replay once`. */
  async keep(scripts) {
    await this.#worker.ask({ scripts })
  }

  /** A round of `work` (orders, rows, replay, replay once): `{perSecond, done, msEach: {bare, database}}`. */
  async round(work, seconds) {
    const pids = { bare: this.#worker.pid, database: this.#databasePid }
    const { answer, cost } = await costing(pids, () => this.#worker.ask({ work, seconds }))
    const msEach = Object.fromEntries(Object.entries(cost).map(([name, ms]) => [name, ms / answer.done]))
    return { ...answer, perSecond: answer.done / answer.elapsed, msEach }
  }

  stop() {
    this.#worker.stop()
  }
}
