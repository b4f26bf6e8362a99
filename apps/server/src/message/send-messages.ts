import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Config } from '../platform/config/config.js'
import { type TemplateKey } from '../platform/config/message-templates.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { type Delivery, WechatClient } from '../platform/wechat/wechat-client.js'
import { type Notice, rendered } from './notice.js'

const EVERY_MS = 3_000
const AT_ONCE = 20
/** Whoever claimed a message and says nothing for this long has died over it. */
const CLAIMED_MS = 5 * 60_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 3_600_000
const MOST_ATTEMPTS = 12

/** What WeChat will never take, however often it is asked: no consent left, and our own mistakes. */
const FINAL = [43101, 40003, 40037, 41030, 47003]

interface Claimed {
  id: number
  template: TemplateKey
  params: string
  attempts: number
  openid: string | null
}

/** How a row goes on; `waiting` is tried again. */
interface Verdict {
  state: 'sent' | 'failed' | 'unknown' | 'waiting'
  fault: string | null
}

/**
 * Sends what was queued, after its transaction. The row decides: it is claimed before WeChat is asked and noted afterwards.
 * WeChat knows no key by which a repeat would be recognised, so a message whose answer was lost stays `unknown` and is not
 * sent again: better one message less than a second one at the cost of another's consent.
 */
@Injectable()
export class SendMessages implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly wechat: WechatClient,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'send-messages', everyMs: EVERY_MS, run: (stopping) => this.send(stopping) })
  }

  /** Sends everything that waits; resolves to how many messages WeChat took. */
  async send(stopping?: AbortSignal): Promise<number> {
    let sent = 0
    while (!stopping?.aborted) {
      const claimed = await this.database.transaction((tx) => this.claim(tx))
      for (const [index, message] of claimed.entries()) {
        if (stopping?.aborted) {
          await this.putBack(claimed.slice(index))
          break
        }
        const verdict = await this.deliver(message)
        await this.note(message, verdict)
        if (verdict.state === 'sent') sent++
      }
      if (claimed.length < AT_ONCE) break
    }
    return sent
  }

  private async claim(tx: Tx): Promise<Claimed[]> {
    const now = new Date(this.clock.deviceNow())
    const due = await tx.rows<{ id: number; state: string }>(
      `SELECT id, state FROM message_outbox FORCE INDEX (message_outbox_next)
        WHERE next_at <= ? ORDER BY next_at, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [now],
    )
    const lost = due.filter(({ state }) => state === 'sending').map(({ id }) => id)
    const waiting = due.filter(({ state }) => state === 'waiting').map(({ id }) => id)
    if (lost.length > 0)
      await tx.run(`UPDATE message_outbox SET state = 'unknown', next_at = NULL, ended_at = ? WHERE id IN (?)`, [
        ...[now, lost],
      ])
    if (waiting.length === 0) return []
    await tx.run(`UPDATE message_outbox SET state = 'sending', attempts = attempts + 1, next_at = ? WHERE id IN (?)`, [
      ...[new Date(now.getTime() + CLAIMED_MS), waiting],
    ])
    return tx.rows<Claimed>(
      `SELECT o.id, o.template, o.params, o.attempts, IF(m.status = 'closed', NULL, p.openid) AS openid
         FROM message_outbox o LEFT JOIN member m ON m.id = o.member_id LEFT JOIN person p ON p.id = m.person_id
        WHERE o.id IN (?) ORDER BY o.id`,
      [waiting],
    )
  }

  private async deliver({ template, params, attempts, openid }: Claimed): Promise<Verdict> {
    const templateId = this.config.messageTemplates.get(template)
    if (openid === null || templateId === undefined) return { state: 'failed', fault: 'no-recipient' }
    const message = rendered({ template, params: JSON.parse(params) } as Notice)
    return verdictOf(await this.wechat.sendMessage(openid, templateId, message), attempts)
  }

  /** Gives back what was claimed and not begun: nobody has asked WeChat about it. */
  private async putBack(messages: readonly Claimed[]): Promise<void> {
    await this.database.run(
      `UPDATE message_outbox SET state = 'waiting', attempts = attempts - 1, next_at = ? WHERE id IN (?) AND state = 'sending'`,
      [new Date(this.clock.deviceNow()), messages.map(({ id }) => id)],
    )
  }

  private async note({ id, attempts }: Claimed, { state, fault }: Verdict): Promise<void> {
    const nowMs = this.clock.deviceNow()
    const again = state === 'waiting'
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
    await this.database.run(
      `UPDATE message_outbox SET state = ?, fault = ?, next_at = ?, ended_at = ? WHERE id = ? AND state = 'sending'`,
      [state, fault, again ? new Date(nowMs + waitMs) : null, again ? null : new Date(nowMs), id],
    )
  }
}

function verdictOf(delivery: Delivery, attempts: number): Verdict {
  if (delivery.outcome === 'taken') return { state: 'sent', fault: null }
  if (delivery.outcome === 'unanswered') return { state: 'unknown', fault: 'unanswered' }
  const fault = delivery.outcome === 'refused' ? `errcode ${delivery.errcode}` : 'unreachable'
  const final = delivery.outcome === 'refused' && FINAL.includes(delivery.errcode)
  return { state: final || attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting', fault }
}
