import { join } from 'node:path'
import { costing } from '../process-cost.mjs'
import { Worker } from '../worker.mjs'
import { balanceRows, TABLES } from './orders.mjs'

/** Bare mysql2 with 16 connections in a process of its own, on tables of its own beside the shop's. */
export class Bare {
  #worker

  static async start(server) {
    const connection = await server.connect()
    await connection.query('DROP DATABASE IF EXISTS bench_bare')
    await connection.query('CREATE DATABASE bench_bare COLLATE utf8mb4_unicode_520_ci')
    await connection.query('USE bench_bare')
    for (const table of TABLES) await connection.query(table)
    await connection.query('INSERT INTO bare_balance VALUES ?', [balanceRows()])
    await connection.end()
    return new Bare(server.url('bench_bare'), 1, server.pid)
  }

  constructor(url, firstId, databasePid) {
    this.#worker = new Worker(join(import.meta.dirname, 'client.mjs'), [url, String(firstId)])
    this.databasePid = databasePid
  }

  /** A round of `work` (orders, rows, replay): `{perSecond, done, msEach: {bare, database}}`. */
  async round(work, seconds, scripts) {
    const pids = { bare: this.#worker.pid, database: this.databasePid }
    const { answer, cost } = await costing(pids, () => this.#worker.ask({ work, seconds, scripts }))
    const msEach = Object.fromEntries(Object.entries(cost).map(([name, ms]) => [name, ms / answer.done]))
    return { ...answer, perSecond: answer.done / answer.elapsed, msEach }
  }

  stop() {
    this.#worker.stop()
  }
}
