import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { type TemplateKey } from '../platform/config/message-templates.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { type Sheet } from '../platform/database/sheet.js'
import { type Statement } from '../platform/database/sql.js'
import { type Notice } from './notice.js'

/** A message to be sent; the same business key is one message for ever. */
export type Queued = Notice & { memberId: number; businessKey: string }

/** More consents than this are not counted: nobody means them. */
const MOST_CONSENTS = 100

/**
 * Messages to members, queued in the transaction of what they tell: one consent, one message. Without a consent nothing is
 * queued and nobody is the worse for it. Sent after commit (SendMessages).
 */
@Injectable()
export class Messages {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Queues a message if the member has a consent left and it was not queued before; resolves to whether it was. */
  async queue(tx: Tx, message: Queued): Promise<boolean> {
    const [insert, take] = this.statements(message, await this.ids.one())
    const queued = await tx.run(insert.sql, insert.values)
    if (queued === 1) await tx.run(take.sql, take.values)
    return queued === 1
  }

  /** Queues a message on a sheet, under an id that was drawn. */
  queueOn(sheet: Sheet, message: Queued, id: number): void {
    for (const { sql, values } of this.statements(message, id)) sheet.run(sql, values)
  }

  /** Counts consents that a member gave in WeChat's dialog; resolves to what each template may still send. */
  async consent(tx: Tx, memberId: number, templates: readonly TemplateKey[]): Promise<Record<string, number>> {
    for (const template of [...templates].sort())
      await tx.run(
        `INSERT INTO message_consent (member_id, template, remaining) VALUES (?, ?, 1)
         ON DUPLICATE KEY UPDATE remaining = LEAST(${MOST_CONSENTS}, message_consent.remaining + 1)`,
        [memberId, template],
      )
    const rows = await tx.rows<{ template: string; remaining: number }>(
      'SELECT template, remaining FROM message_consent WHERE member_id = ?',
      [memberId],
    )
    return Object.fromEntries(rows.map(({ template, remaining }) => [template, remaining]))
  }

  /** Who of `memberIds` has a consent left. */
  async consenting(
    tx: Pick<Tx, 'rows'>,
    template: TemplateKey,
    memberIds: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (memberIds.length === 0) return new Set()
    const rows = await tx.rows<{ member_id: number }>(
      'SELECT member_id FROM message_consent WHERE member_id IN (?) AND template = ? AND remaining > 0',
      [memberIds, template],
    )
    return new Set(rows.map(({ member_id }) => member_id))
  }

  /** The consent's row is locked by the first, and the second takes one only for the row that the first wrote. */
  private statements({ memberId, template, params, businessKey }: Queued, id: number): [Statement, Statement] {
    const at = new Date(this.clock.now())
    const next = new Date(this.clock.deviceNow())
    return [
      {
        sql: `INSERT IGNORE INTO message_outbox
            (id, business_key, member_id, template, params, state, attempts, next_at, queued_at)
          SELECT ?, ?, ?, ?, ?, 'waiting', 0, ?, ? FROM message_consent
           WHERE member_id = ? AND template = ? AND remaining > 0 FOR UPDATE`,
        values: [id, businessKey, memberId, template, JSON.stringify(params), next, at, memberId, template],
      },
      {
        sql: `UPDATE message_consent SET remaining = remaining - 1
          WHERE member_id = ? AND template = ? AND EXISTS (SELECT 1 FROM message_outbox WHERE id = ?)`,
        values: [memberId, template, id],
      },
    ]
  }
}
