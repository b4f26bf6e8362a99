import { Injectable } from '@nestjs/common'
import { visitCounts } from '@passalong/domain'
import { Database, WrittenMeanwhile } from '../platform/database/database.js'
import { Gathered } from '../platform/database/gathered.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { type SqlValue } from '../platform/database/sql.js'
import { Refusal } from '../platform/http/refusal.js'
import { LinkIds } from './link-ids.js'
import { type ShareEvent, tellTallies } from './share-events.js'
import { type Arrival, linksQuestion, type VisitAnswers, type VisitedLinkRow, visitQuestions } from './visit-facts.js'

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
  atMs: number
}

/** A visit. `visitId` is null when it was not kept, `sharerNickname` for the shop's own links. */
export interface RecordedVisit {
  visitId: number | null
  linkId: number
  subjectId: number
  sharerNickname: string | null
  storeName: string | null
  own: boolean
  counted: boolean
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
  ) {}

  /**
   * Keeps a visit; own ones, repeats within 30 minutes and such as are not `countable` do not count. The same request is the
   * same visit. Visits that come at once share a transaction, and resolve when it is committed. Throws `link-unknown`,
   * `link-revoked`, `idempotency-key-reused`.
   */
  async record({ link, ...visit }: VisitCommand): Promise<RecordedVisit> {
    const linkId = 'linkId' in link ? link.linkId : await this.linkIds.of(link.token)
    if (linkId === null) throw new Refusal('link-unknown')
    const { anonymous = false, countable = true } = visit
    return this.group.submit({ ...visit, linkId, anonymous, countable })
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
      (tries: number) => visitQuestions(visits, tries),
      (answers) => {
        const sheet = new Sheet()
        const recording = new Recording(answers, draw)
        const answer = visits.map((visit) => recording.outcomeOf(visit))
        recording.write(sheet)
        return { sheet, answer }
      },
    )
  }
}

const COLUMNS = [
  ...['id', 'link_id', 'person_id', 'visited_at', 'wx_scene', 'chat_type', 'group_id', 'counted', 'own'],
  'request_hash',
]

/** One group of visits being decided, in their order: each sees those before it. */
class Recording {
  private readonly rows: SqlValue[][] = []
  private readonly payloads: SqlValue[][] = []
  private readonly events: ShareEvent[] = []
  private readonly links: Map<number, VisitedLinkRow>
  private readonly owners: Map<number, number | null>
  private readonly lastMs = new Map<string, number>()
  private readonly named = new Map<string, RecordedVisit>()
  private readonly usedPayloads: Set<string>

  constructor(
    answers: VisitAnswers,
    private readonly draw: () => number,
  ) {
    const [, visitors, links, lastVisits, earlier, payloads] = answers
    this.links = new Map(links.map((link) => [link.id, link]))
    this.owners = new Map(visitors.map(({ id, person_id }) => [id, person_id]))
    for (const { link_id, person_id, visited_at } of lastVisits) this.seen(link_id, person_id, visited_at.getTime())
    for (const row of earlier) {
      const link = this.links.get(row.link_id)
      const { id: visitId, link_id: linkId, counted, own } = row
      const kept = { visitId, linkId, counted: counted === 1, own: own === 1 }
      this.named.set(nameOf(row.person_id, row.request_hash), { ...kept, ...shown(link) })
    }
    this.usedPayloads = new Set(payloads.map(({ digest }) => digest.toString('hex')))
  }

  /** A refused visit leaves nothing: whatever refuses it comes before anything is written down. */
  outcomeOf(visit: Arrival): Outcome<RecordedVisit> {
    const link = this.links.get(visit.linkId)
    if (!link) return { error: new Refusal('link-unknown') }
    if (link.revoked_at !== null) return { error: new Refusal('link-revoked') }
    return this.record(visit, link)
  }

  /** Puts what was decided on the sheet. */
  write(sheet: Sheet): void {
    if (this.rows.length > 0) sheet.insert('visit', COLUMNS, ...this.rows)
    if (this.payloads.length > 0) sheet.insert('group_payload', ['digest', 'used_at'], ...this.payloads)
    tellTallies(sheet, this.draw, this.events)
  }

  private record(visit: Arrival, link: VisitedLinkRow): Outcome<RecordedVisit> {
    const { linkId, requestHash, atMs } = visit
    const owner = this.owners.get(visit.visitorId)
    if (owner) {
      // The visitor has signed in since they were looked up: all is asked again for the person whom they are.
      Object.assign(visit, { visitorId: owner, anonymous: false })
      throw new WrittenMeanwhile()
    }
    const personId = visit.visitorId
    const name = requestHash ? nameOf(personId, requestHash) : null
    const earlier = name === null ? undefined : this.named.get(name)
    if (earlier && earlier.linkId !== linkId) return { error: new Refusal('idempotency-key-reused') }
    if (earlier) return { answer: earlier }
    const own = personId === link.sharer_person_id
    const counted = visitCounts(own, this.lastMs.get(`${linkId} ${personId}`) ?? null, atMs) && visit.countable
    this.seen(linkId, personId, atMs)
    const visitId = this.draw()
    const groupId = this.groupOf(visit)
    const { wxScene, chatType } = visit
    const at = new Date(atMs)
    const [counts, owns] = [counted ? 1 : 0, own ? 1 : 0]
    this.rows.push([visitId, linkId, personId, at, wxScene, chatType, groupId, counts, owns, requestHash])
    this.events.push({ kind: 'visit', visitId })
    const recorded = { visitId, linkId, own, counted, ...shown(link) }
    if (name !== null) this.named.set(name, recorded)
    return { answer: recorded }
  }

  /** A payload names its group once; whoever sends it again, the visit is kept without a group. */
  private groupOf({ group, atMs }: Arrival): number | null {
    if (!group?.digest) return group?.id ?? null
    const digest = group.digest.toString('hex')
    if (this.usedPayloads.has(digest)) return null
    this.usedPayloads.add(digest)
    this.payloads.push([group.digest, new Date(atMs)])
    return group.id
  }

  private seen(linkId: number, personId: number, atMs: number): void {
    const key = `${linkId} ${personId}`
    this.lastMs.set(key, Math.max(atMs, this.lastMs.get(key) ?? atMs))
  }
}

/** What whoever follows a link sees of it. */
function shown(link: VisitedLinkRow | undefined) {
  return {
    subjectId: link?.subject_id ?? 0,
    sharerNickname: link?.nickname ?? null,
    storeName: link?.store_name ?? null,
  }
}

const nameOf = (personId: number, requestHash: Buffer) => `${personId} ${requestHash.toString('hex')}`
