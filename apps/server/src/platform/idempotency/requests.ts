import { type Clock } from '../clock/clock.js'
import { ask, type Database, type Tx } from '../database/database.js'
import { Sheet } from '../database/sheet.js'
import { Refusal } from '../http/refusal.js'
import { contentHash } from '../secrets/digest.js'

/** A write as its caller named it: the same key and content is the same write, however often it arrives. */
export interface RequestName {
  /** Who calls, e.g. `person:12`; keys of two callers never meet. */
  caller: string
  key: string
  /** The route and body that the key stands for. */
  content: unknown
}

/** A phone that asks again later than this has lost its key anyway; an answer names people and is kept no longer. */
const KEPT_MS = 30 * 86_400_000

/** Runs each named write once and answers repeats with the first answer, which is stored in the write's own transaction. */
export class Requests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` unless this request was answered before. A refusal leaves nothing behind, so a later try decides afresh.
   * Throws `idempotency-key-reused` when the key stands for other content.
   */
  once<T>(request: RequestName, work: (tx: Tx) => Promise<T>): Promise<T> {
    const hash = contentHash(request.content)
    return this.database.transaction(async (tx) => {
      // A twin that is still running holds this row; the insert waits for it and then finds its answer.
      const reserved = await tx.run(
        'INSERT IGNORE INTO request_key (caller, request_key, request_hash, created_at) VALUES (?, ?, ?, ?)',
        [request.caller, request.key, hash, new Date(this.clock.now())],
      )
      if (reserved === 0) return this.firstAnswer<T>(tx, request, hash)
      const answer = await work(tx)
      await tx.run('UPDATE request_key SET answer = ? WHERE caller = ? AND request_key = ?', [
        JSON.stringify(answer),
        request.caller,
        request.key,
      ])
      return answer
    })
  }

  /**
   * The first answer to a request, null when it is new: for writes that somebody else is asked about before they begin, who may be
   * away by the time the phone asks again. Throws `idempotency-key-reused`.
   */
  async answered<T>(request: RequestName): Promise<T | null> {
    const { sql, values } = requestQuestion([request])
    return firstAnswer<T>(request, await this.database.rows<RequestRow>(sql, values))
  }

  /** Removes answers that nobody will ask for again, a bounded number at a time; resolves to how many. */
  async sweep(): Promise<number> {
    // By the phones' time: they ask again within minutes of theirs, however many days the shop's clock was turned.
    const before = new Date(this.clock.deviceNow() - KEPT_MS)
    return this.database.run('DELETE FROM request_key WHERE created_at < ? ORDER BY created_at LIMIT 1000', [before])
  }

  /** Keeps an answer that was found, not made, so that the key stands for this content from now on. */
  async keep(request: RequestName, answer: unknown): Promise<void> {
    const sheet = new Sheet()
    keepAnswer(sheet, request, answer, this.clock.now())
    for (const { sql, values } of sheet.statements())
      await this.database.run(sql.replace('INSERT', 'INSERT IGNORE'), values)
  }

  private async firstAnswer<T>(tx: Tx, request: RequestName, hash: Buffer): Promise<T> {
    const [row] = await tx.rows<{ request_hash: Buffer; answer: string | null }>(
      'SELECT request_hash, answer FROM request_key WHERE caller = ? AND request_key = ?',
      [request.caller, request.key],
    )
    if (!row?.request_hash.equals(hash) || row.answer === null) throw new Refusal('idempotency-key-reused')
    return JSON.parse(row.answer) as T
  }
}

/** A request that was answered before. */
export interface RequestRow {
  caller: string
  request_key: string
  request_hash: Buffer
  answer: string | null
}

/** Asks for the first answers to requests. */
export function requestQuestion(requests: readonly RequestName[]) {
  const names = requests.map(() => '(caller = ? AND request_key = ?)').join(' OR ')
  const values = requests.flatMap(({ caller, key }) => [caller, key])
  return ask<RequestRow>(`SELECT caller, request_key, request_hash, answer FROM request_key WHERE ${names}`, values)
}

/** The first answer to a request, null when it is new. Throws `idempotency-key-reused` when the key stands for other content. */
export function firstAnswer<Answer>(request: RequestName, rows: readonly RequestRow[]): Answer | null {
  const row = rows.find(({ caller, request_key }) => caller === request.caller && request_key === request.key)
  if (!row) return null
  if (!row.request_hash.equals(contentHash(request.content)) || row.answer === null)
    throw new Refusal('idempotency-key-reused')
  return JSON.parse(row.answer) as Answer
}

/** Writes the answer to a request on the sheet of its effect; a twin that wrote it meanwhile fails the sheet as a duplicate. */
export function keepAnswer(sheet: Sheet, request: RequestName, answer: unknown, atMs: number): void {
  const columns = ['caller', 'request_key', 'request_hash', 'answer', 'created_at']
  sheet.insert('request_key', columns, [
    request.caller,
    request.key,
    contentHash(request.content),
    JSON.stringify(answer),
    new Date(atMs),
  ])
}
