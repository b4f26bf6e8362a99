import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { Gathered } from '../platform/database/gathered.js'
import { Remembered } from '../platform/remembered.js'
import { isToken } from './share-links.js'

/**
 * The row ids behind tokens. A token means the same link for ever, so a process asks once for each; whether the link still
 * stands is read with every visit.
 */
@Injectable()
export class LinkIds {
  private readonly known = new Remembered<string, number>(50_000)
  private readonly lookUps = new Gathered<string, number>((tokens) => this.read(tokens))

  constructor(private readonly database: Database) {}

  /** The id behind a token; null for what is no token of ours. */
  async of(token: string): Promise<number | null> {
    const known = this.known.get(token)
    if (known !== undefined) return known
    return isToken(token) ? this.lookUps.ask(token) : null
  }

  private async read(tokens: string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: number; token: string }>(
      'SELECT id, token FROM share_link WHERE token IN (?)',
      [tokens],
    )
    for (const { id, token } of rows) this.known.set(token, id)
    return new Map(rows.map(({ id, token }) => [token, id]))
  }
}
