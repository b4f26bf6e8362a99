import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Gathered } from '../platform/database/gathered.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { LinkIds } from './link-ids.js'
import { type RecordedVisit, Recording, shown } from './recording.js'
import { type Arrival, linksQuestion, type VisitedLinkRow, visitQuestions } from './visit-facts.js'

/** Somebody followed a link. */
export interface VisitCommand {
  link: { token: string } | { linkId: number }
  /** A person, or a visitor without a login (`anonymous`). */
  visitorId: number
  anonymous?: boolean
  wxScene: number | null
  chatType: number | null
  group: Arrival['group']
  /** 16 bytes that name the request; null when no request stands behind the visit. */
  requestHash: Buffer | null
  /** Whether the visit may count; false keeps it uncounted whatever it is. Default true. */
  countable?: boolean
  /** The claimed session (`SessionClaim.session`) that has to stand when the visit is kept; null, the default, when none is claimed. */
  session?: string | null
  atMs: number
}

/** The one way in which visits are kept; the API and replays share it. */
@Injectable()
export class RecordVisits {
  private readonly group = new Grouped<Arrival, RecordedVisit>(
    (visits) => this.recordGroup(visits),
    () => [],
    { together: 128, sideBySide: 2 },
  )

  private readonly looks = new Gathered<number, VisitedLinkRow>(async (linkIds) => {
    const { sql, values } = linksQuestion(linkIds)
    const rows = await this.database.rows<VisitedLinkRow>(sql, values)
    return new Map(rows.map((row) => [row.id, row]))
  })

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly linkIds: LinkIds,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a visit; own ones, repeats within 30 minutes and such as are not `countable` do not count. The same request is the
   * same visit. Visits that come at once share a transaction, and resolve when it is committed. Throws `link-unknown`,
   * `link-revoked`, `idempotency-key-reused`, and `session-invalid` when the claimed session does not stand.
   */
  async record({ link, ...visit }: VisitCommand): Promise<RecordedVisit> {
    const linkId = 'linkId' in link ? link.linkId : await this.linkIds.of(link.token)
    if (linkId === null) throw new Refusal('link-unknown')
    const { anonymous = false, countable = true, session = null } = visit
    return this.group.submit({ ...visit, linkId, anonymous, countable, session })
  }

  /** What a visit would be told, for one that is not kept. Throws `link-unknown` and `link-revoked`. */
  async look(token: string, personId: number): Promise<RecordedVisit> {
    const linkId = await this.linkIds.of(token)
    const link = linkId === null ? null : await this.looks.ask(linkId)
    if (linkId === null || !link) throw new Refusal('link-unknown')
    if (link.revoked_at !== null) throw new Refusal('link-revoked')
    return { visitId: null, linkId, own: personId === link.sharer_person_id, counted: false, ...shown(link) }
  }

  private async recordGroup(visits: Arrival[]): Promise<Outcome<RecordedVisit>[]> {
    const { draw } = await this.ids.ready()
    return this.database.exchange(
      (tries: number) => visitQuestions(visits, tries, this.clock.deviceNow()),
      (answers) => {
        const sheet = new Sheet()
        const recording = new Recording(answers, draw)
        const answer = visits.map((visit, place) => recording.outcomeOf(visit, place))
        recording.write(sheet)
        return { sheet, answer }
      },
    )
  }
}
