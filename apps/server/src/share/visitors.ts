import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { ask, Database, isDuplicate, type Tx, WrittenMeanwhile } from '../platform/database/database.js'
import { Gathered } from '../platform/database/gathered.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Remembered } from '../platform/remembered.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

/** Whose a visit is: a person, or a phone that WeChat has not logged in. */
export interface Visitor {
  id: number
  anonymous: boolean
}

interface VisitorRow {
  id: number
  key_hash: Buffer
  person_id: number | null
}

/**
 * Phones that follow links without a WeChat login (single-page mode), told apart by a key of their own making, kept as a keyed
 * hash. Once a signed-in request brings the key, all that was followed under it is the person's.
 */
@Injectable()
export class Visitors {
  private readonly known = new Remembered<string, Visitor>(50_000)
  private readonly lookUps = new Gathered<string, Visitor>((hashes) => this.findOrAdd(hashes))

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** Who follows links under this key. */
  async of(visitorKey: string): Promise<Visitor> {
    const hash = this.hashOf(visitorKey).toString('hex')
    const visitor = this.known.get(hash) ?? (await this.lookUps.ask(hash))
    return visitor as Visitor
  }

  /** Gives a person what was followed under the key; a key that is somebody's already stays theirs. */
  async joinUp(personId: number, visitorKey: string): Promise<void> {
    const keyHash = this.hashOf(visitorKey)
    const name = keyHash.toString('hex')
    if (this.known.get(name)?.anonymous === false) return
    const owner = await this.database.transaction((tx) => this.claim(tx, personId, keyHash))
    this.known.set(name, { id: owner, anonymous: false })
  }

  private hashOf(visitorKey: string): Buffer {
    return this.cipher.index('visitor-key', visitorKey)
  }

  private async findOrAdd(names: string[]): Promise<Map<string, Visitor>> {
    const { draw } = await this.ids.ready()
    const at = new Date(this.clock.now())
    const found = await this.database.exchange([visitorsQuestion(names)], ([rows]) => {
      const sheet = new Sheet()
      const answer = new Map(rows.map((row) => [row.key_hash.toString('hex'), visitorOf(row)]))
      for (const name of names) {
        if (answer.has(name)) continue
        const id = draw()
        sheet.insert('visitor', ['id', 'key_hash', 'created_at'], [id, Buffer.from(name, 'hex'), at])
        answer.set(name, { id, anonymous: true })
      }
      return { sheet, answer }
    })
    for (const [name, visitor] of found) this.known.set(name, visitor)
    return found
  }

  private async claim(tx: Tx, personId: number, keyHash: Buffer): Promise<number> {
    const [row] = await tx.rows<VisitorRow>(`${VISITOR} WHERE key_hash = ? FOR UPDATE`, [keyHash])
    if (row && row.person_id !== null) return row.person_id
    if (!row) {
      const values = [await this.ids.one(), keyHash, personId, new Date(this.clock.now())]
      await tx.insert('visitor', ['id', 'key_hash', 'person_id', 'created_at'], [values]).catch((error: unknown) => {
        throw isDuplicate(error) ? new WrittenMeanwhile() : error
      })
      return personId
    }
    await tx.run('UPDATE visitor SET person_id = ? WHERE id = ?', [personId, row.id])
    await tx.run('UPDATE visit SET person_id = ? WHERE person_id = ?', [personId, row.id])
    // What they had followed of their own was their own; whether it was counted is told already and stays.
    await tx.run(
      `UPDATE visit v JOIN share_link l ON l.id = v.link_id JOIN member m ON m.id = l.sharer_id
          SET v.own = 1 WHERE v.person_id = ? AND m.person_id = ?`,
      [personId, personId],
    )
    return personId
  }
}

const VISITOR = 'SELECT id, key_hash, person_id FROM visitor'

function visitorsQuestion(names: readonly string[]) {
  return ask<VisitorRow>(`${VISITOR} WHERE key_hash IN (${names.map((name) => `X'${name}'`).join(',')})`)
}

function visitorOf({ id, person_id }: VisitorRow): Visitor {
  return { id: person_id ?? id, anonymous: person_id === null }
}
