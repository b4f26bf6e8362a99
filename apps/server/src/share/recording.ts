import { visitCounts } from '@passalong/domain'
import { WrittenMeanwhile } from '../platform/database/database.js'
import { type Outcome } from '../platform/database/grouped.js'
import { type Sheet } from '../platform/database/sheet.js'
import { type SqlValue } from '../platform/database/sql.js'
import { Refusal } from '../platform/http/refusal.js'
import { type ShareEvent, tellTallies } from './share-events.js'
import { type Arrival, type FoundRow, type VisitAnswers, type VisitedLinkRow } from './visit-facts.js'

interface KeptVisit {
  visitId: number
  linkId: number
  own: boolean
  counted: boolean
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

const COLUMNS = [
  ...['id', 'link_id', 'person_id', 'visited_at', 'wx_scene', 'chat_type', 'group_id', 'counted', 'own'],
  'request_hash',
]

/** One group of visits being decided, in their order: each sees those before it. */
export class Recording {
  private readonly rows: SqlValue[][] = []
  private readonly payloads: SqlValue[][] = []
  private readonly events: ShareEvent[] = []
  private readonly found: FoundRow[] = []
  private readonly owners: Map<number, number | null>
  private readonly lastMs = new Map<string, number>()
  private readonly named = new Map<string, KeptVisit>()
  private readonly usedPayloads: Set<string>

  constructor(
    answers: VisitAnswers,
    private readonly draw: () => number,
  ) {
    const [, visitors, found, earlier, payloads] = answers
    this.owners = new Map(visitors.map(({ id, person_id }) => [id, person_id]))
    for (const row of found) this.found[row.place] = row
    for (const { id, link_id, person_id, request_hash, counted, own } of earlier) {
      const kept = { visitId: id, linkId: link_id, counted: counted === 1, own: own === 1 }
      this.named.set(nameOf(person_id, request_hash), kept)
    }
    this.usedPayloads = new Set(payloads.map(({ digest }) => digest.toString('hex')))
  }

  /** A refused visit leaves nothing: whatever refuses it comes before anything is written down. */
  outcomeOf(visit: Arrival, place: number): Outcome<RecordedVisit> {
    const found = this.found[place]
    if (visit.session !== null && found?.claimed_by !== visit.visitorId)
      return { error: new Refusal('session-invalid') }
    if (!found || found.id === null) return { error: new Refusal('link-unknown') }
    if (found.revoked_at !== null) return { error: new Refusal('link-revoked') }
    return this.record(visit, found)
  }

  /** Puts what was decided on the sheet. */
  write(sheet: Sheet): void {
    if (this.rows.length > 0) sheet.insert('visit', COLUMNS, ...this.rows)
    if (this.payloads.length > 0) sheet.insert('group_payload', ['digest', 'used_at'], ...this.payloads)
    tellTallies(sheet, this.draw, this.events)
  }

  private record(visit: Arrival, found: FoundRow): Outcome<RecordedVisit> {
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
    if (earlier) return { answer: { ...earlier, ...shown(found) } }
    const own = personId === found.sharer_person_id
    const pair = `${linkId} ${personId}`
    const lastMs = this.lastMs.get(pair) ?? found.visited_at?.getTime() ?? null
    const counted = visitCounts(own, lastMs, atMs) && visit.countable
    this.lastMs.set(pair, Math.max(atMs, lastMs ?? atMs))
    const visitId = this.draw()
    const groupId = this.groupOf(visit)
    const { wxScene, chatType } = visit
    const at = new Date(atMs)
    const [counts, owns] = [counted ? 1 : 0, own ? 1 : 0]
    this.rows.push([visitId, linkId, personId, at, wxScene, chatType, groupId, counts, owns, requestHash])
    this.events.push({ kind: 'visit', visitId })
    const kept = { visitId, linkId, own, counted }
    if (name !== null) this.named.set(name, kept)
    return { answer: { ...kept, ...shown(found) } }
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
}

/** What whoever follows a link sees of it. */
export function shown({ subject_id, nickname, store_name }: Omit<VisitedLinkRow, 'id'>) {
  return { subjectId: subject_id, sharerNickname: nickname, storeName: store_name }
}

const nameOf = (personId: number, requestHash: Buffer) => `${personId} ${requestHash.toString('hex')}`
