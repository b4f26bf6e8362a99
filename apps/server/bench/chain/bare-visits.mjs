import { reserveIds } from '../data/ids.mjs'
import { enough, faster } from '../parts/rounds.mjs'

const COLUMNS = 'id, link_id, person_id, visited_at, wx_scene, chat_type, group_id, counted, own, request_hash'

/** Bare mysql2 that writes visits: a row a statement, the same columns into the same table, and nothing else. */
export class BareVisits {
  #bench
  #forest
  #links

  constructor(bench, forest) {
    this.#bench = bench
    this.#forest = forest
  }

  async round() {
    const { bare, options } = this.#bench
    const { connection, name, picks } = this.#forest
    this.#links ??= await this.#linkIds()
    const count = enough(this.#forest, 'bare visits', options.seconds)
    const first = await reserveIds(connection, count)
    const at = new Date().toISOString().slice(0, 23).replace('T', ' ')
    const script = (index) => {
      const link = this.#links[((first + index) * 7_919) % this.#links.length]
      const person = picks.visitors[(first + index) % picks.visitors.length]
      const hash = `X'${(first + index).toString(16).padStart(32, '0')}'`
      const row = `${first + index}, ${link}, ${person}, '${at}', 1007, NULL, NULL, 1, 0, ${hash}`
      return [`INSERT INTO ${name}.visit (${COLUMNS}) VALUES (${row})`]
    }
    await bare.keep(Array.from({ length: count }, (_, index) => script(index)))
    return faster(this.#forest, 'bare visits', await bare.round('replay once', options.seconds))
  }

  async #linkIds() {
    const { connection, picks } = this.#forest
    const [rows] = await connection.query('SELECT id FROM share_link WHERE token IN (?)', [picks.links])
    return rows.map(({ id }) => id)
  }
}
