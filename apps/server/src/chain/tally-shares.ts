import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type Happening, hearingLinks, tally, tallyAxis, tallyScope } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { Log } from '../platform/log/log.js'
import { ChainMemory, portions } from './chain-memory.js'
import { happenedBy } from './happened.js'
import { newMarks } from './share-marks.js'
import { writeTally } from './tally-rows.js'
import { waitingEvents } from './waiting-events.js'

const EVERY_MS = 1_000

/** The row by which one tallier knows of another; `updated_at` is the time up to which everything is in the figures. */
export const TALLIER = 'share-tallier'

/**
 * Adds up what happened along share chains, about a second behind. What is added and the taking away of the rows that told of
 * it are one transaction, so that everything counts exactly once whenever the process dies; of several talliers one works and
 * the others come back later, so that nobody else sets a mark or changes a figure meanwhile.
 */
@Injectable()
export class TallyShares implements OnModuleInit {
  /** Whether the row is there by which talliers know of each other. */
  private known = false

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly database: Database,
    private readonly memory: ChainMemory,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: TALLIER, everyMs: EVERY_MS, run: (stopping) => this.run(stopping) })
  }

  /** Adds up everything that waits, portion by portion; resolves to the number of events, 0 while another tallier works. */
  async run(stopping?: AbortSignal): Promise<number> {
    if (!this.known) await this.makeKnown()
    let events = 0
    for (let reached = 0; !stopping?.aborted; ) {
      const portion = await this.database.transaction((tx) => this.addSome(tx, reached))
      if (!portion) break
      events += portion.events
      reached = portion.reached
    }
    return events
  }

  /** Looks first: adding a row that is there waits for whoever holds it, which another tallier does for as long as it works. */
  private async makeKnown(): Promise<void> {
    const there = await this.database.rows(`SELECT name FROM job_progress WHERE name = '${TALLIER}'`)
    if (there.length === 0) await this.addRow()
    this.known = true
  }

  private async addRow(): Promise<void> {
    await this.database.run(
      `INSERT IGNORE INTO job_progress (name, reached, updated_at) VALUES ('${TALLIER}', '0', ?)`,
      [new Date(this.clock.now())],
    )
  }

  private async addSome(tx: Tx, reached: number): Promise<{ events: number; reached: number } | null> {
    const held = await tx.rows(`SELECT name FROM job_progress WHERE name = '${TALLIER}' FOR UPDATE SKIP LOCKED`)
    if (held.length === 0) return null
    this.memory.tidy()
    const lookedAt = new Date(this.clock.now())
    const waiting = await waitingEvents(tx, reached)
    if (!waiting) {
      await tx.run(`UPDATE job_progress SET updated_at = ? WHERE name = '${TALLIER}'`, [lookedAt])
      return null
    }
    if (waiting.unreadable > 0)
      this.log.error({ rows: waiting.unreadable }, 'share events cannot be read and stay where they are')
    const { happenings, sent } = await happenedBy(tx, waiting.events, this.memory)
    await this.add(tx, happenings)
    for (const ids of portions([...sent].sort((a, b) => a - b)))
      await tx.run('UPDATE share_link FORCE INDEX (PRIMARY) SET counted = 1 WHERE id IN (?)', [ids])
    // The forced key deletes these rows and looks at no other, which somebody may just be inserting.
    for (const ids of portions(waiting.ids))
      await tx.run('DELETE e FROM share_event e FORCE INDEX (PRIMARY) WHERE e.id IN (?)', [ids])
    return { events: waiting.events.length, reached: waiting.reached }
  }

  private async add(tx: Tx, happenings: readonly Happening[]): Promise<void> {
    if (happenings.length === 0) return
    const { alive, woken } = await this.aliveAbove(tx, happenings)
    const sharers = new Set<number>()
    for (const { link } of happenings) if (link) sharers.add(link.sharerId)
    // What wakes is counted for its own sharer and those above, who need not be those of the link that was joined through.
    for (const id of woken) sharers.add(this.memory.link(id)?.sharerId ?? 0)
    sharers.delete(0)
    await this.memory.readReferrers(tx, sharers)
    const marks = await newMarks(tx, happenings)
    const sums = tally(happenings, {
      link: (id) => this.memory.link(id),
      referrerOf: (memberId) => this.memory.referrerOf(memberId),
      alive: (linkId) => alive.has(linkId),
      isNew: (mark) => marks.take(mark),
    })
    await writeTally(tx, sums, marks.marks)
  }

  /** Of the links that hear of a join now: those that heard of one before. Those that did not tell the links above them. */
  private async aliveAbove(
    tx: Tx,
    happenings: readonly Happening[],
  ): Promise<{ alive: ReadonlySet<number>; woken: number[] }> {
    const hearing = new Set<number>()
    for (const { link, figures } of happenings) {
      if (!link || !figures.joins) continue
      for (const { link: above } of hearingLinks(link, (id) => this.memory.link(id))) hearing.add(above.id)
    }
    const alive = new Set<number>()
    for (const part of portions([...hearing])) {
      const rows = await tx.rows<{ scope_id: number }>(
        `SELECT scope_id FROM share_tally WHERE scope = ${tallyScope.link} AND scope_id IN (?) AND axis = ${tallyAxis.depth} AND bucket = 0 AND alive_links > 0`,
        [part],
      )
      for (const { scope_id } of rows) alive.add(scope_id)
    }
    const woken = [...hearing].filter((id) => !alive.has(id))
    await this.memory.readLinks(tx, woken)
    return { alive, woken }
  }
}
