import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '../clock/clock.js'
import { Database, type Tx } from '../database/database.js'
import { Gathered } from '../database/gathered.js'
import { Refusal } from '../http/refusal.js'
import { Remembered } from '../remembered.js'
import { tokenHash } from '../secrets/digest.js'
import { type Caller } from './caller.js'

/** A session lasts this long and is renewed by its holder; short, so that a leaked token dies by itself. */
export const SESSION_MS = 2 * 3_600_000

/**
 * Whose session a token was when this process last saw it. That never changes; whether the session still stands is not known, and
 * whoever relies on a claim asks for it in the transaction of what they write, or lets `prove` ask.
 */
export interface SessionClaim {
  personId: number
  /** The token's hash, 64 hex digits: the session's name in the database. */
  session: string
}

const CLAIMS_KEPT = 50_000

interface SessionRow {
  token_hash: Buffer
  person_id: number | null
  operator_id: number | null
  member_id: number | null
  member_status: 'active' | 'frozen' | 'closed' | null
  clerk_id: number | null
  store_id: number | null
}

/** Our own session tokens: random, stored as their hash, short, renewable, revocable. */
@Injectable()
export class Sessions {
  private readonly lookUps = new Gathered<string, Caller>((hashes) => this.callers(hashes))
  private readonly people = new Remembered<string, number>(CLAIMS_KEPT)

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Opens a session for a person or an operator. */
  async open(
    owner: { personId: number } | { operatorId: number },
    tx: Pick<Tx, 'run'> = this.database,
  ): Promise<{ token: string; expiresAt: string }> {
    const token = randomBytes(32).toString('base64url')
    const now = this.clock.deviceNow()
    const personId = 'personId' in owner ? owner.personId : null
    const operatorId = 'operatorId' in owner ? owner.operatorId : null
    await tx.run(
      'INSERT INTO session (token_hash, person_id, operator_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      [tokenHash(token), personId, operatorId, new Date(now), new Date(now + SESSION_MS)],
    )
    if (personId !== null) this.people.set(nameOf(token), personId)
    return { token, expiresAt: new Date(now + SESSION_MS).toISOString() }
  }

  /** The caller behind a token; null when it is unknown, revoked or over. Who asks at once is asked for at once. */
  callerOf(token: string): Promise<Caller | null> {
    return this.lookUps.ask(nameOf(token))
  }

  /** What a token claims, null when this process does not know it. Asks nobody: see `SessionClaim`. */
  claimOf(token: string): SessionClaim | null {
    const session = nameOf(token)
    const personId = this.people.get(session)
    return personId === undefined ? null : { personId, session }
  }

  /** Resolves when the claimed session stands. Throws `session-invalid` when it was ended or is over. */
  async prove({ personId, session }: SessionClaim): Promise<void> {
    const caller = await this.lookUps.ask(session)
    if (caller?.personId === personId) return
    this.forget(session)
    throw new Refusal('session-invalid')
  }

  /** A claim that turned out to be none is not made again. */
  forget(session: string): void {
    this.people.delete(session)
  }

  private async callers(hashes: string[]): Promise<Map<string, Caller>> {
    const rows = await this.database.rows<SessionRow>(
      `SELECT s.token_hash, s.person_id, s.operator_id, m.id AS member_id, m.status AS member_status, c.id AS clerk_id, c.store_id
         FROM session s
         LEFT JOIN member m ON m.person_id = s.person_id
         LEFT JOIN clerk c ON c.person_id = s.person_id AND c.state = 'active'
        WHERE s.token_hash IN (${hashes.map((hash) => `X'${hash}'`).join(',')}) AND s.expires_at > ?`,
      [new Date(this.clock.deviceNow())],
    )
    const found = new Map<string, Caller>()
    for (const row of rows) {
      const session = row.token_hash.toString('hex')
      found.set(session, callerOfRow(row))
      if (row.person_id !== null) this.people.set(session, row.person_id)
    }
    return found
  }

  /** Ends a session at once; resolves to whether there was one. */
  async revoke(token: string, tx: Pick<Tx, 'run'> = this.database): Promise<boolean> {
    this.forget(nameOf(token))
    return (await tx.run('DELETE FROM session WHERE token_hash = ?', [tokenHash(token)])) === 1
  }

  /** Removes what has run out, a bounded number at a time. */
  async sweep(): Promise<number> {
    return this.database.run('DELETE FROM session WHERE expires_at < ? LIMIT 1000', [new Date(this.clock.deviceNow())])
  }
}

const nameOf = (token: string) => tokenHash(token).toString('hex')

function callerOfRow(row: SessionRow): Caller {
  return {
    personId: row.person_id,
    operatorId: row.operator_id,
    member: row.member_id !== null && row.member_status ? { id: row.member_id, status: row.member_status } : null,
    clerk: row.clerk_id !== null && row.store_id !== null ? { id: row.clerk_id, storeId: row.store_id } : null,
  }
}
