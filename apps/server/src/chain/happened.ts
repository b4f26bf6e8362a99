import { type Day, dayOf, type Happening } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type ShareEvent } from '../share/share-events.js'
import { type ChainMemory, type KnownLink, portions } from './chain-memory.js'
import { Sending } from './sending.js'

type Told<Kind extends ShareEvent['kind']> = Extract<ShareEvent, { kind: Kind }>

interface Visit {
  id: number
  link_id: number
  person_id: number
  visited_at: Date
  counted: number
  own: number
  group_id: number | null
}

interface Membership {
  id: number
  person_id: number
  joined_at: Date
}

/** Only rows by key: what the events say is looked up, nothing is walked. */
class Facts {
  readonly visits = new Map<number, Visit>()
  readonly members = new Map<number, Membership>()
  /** The group out of which a buyer last followed the link of an order; by event. */
  readonly groups = new Map<Told<'paid'>, number>()
}

/** What happened, and the links made ahead that were sent by it: they count from now on. */
export interface Happened {
  happenings: Happening[]
  sent: readonly number[]
}

/** What the events say, with everything that counts them: links, people, groups. Uncounted visits are nothing that happened. */
export async function happenedBy(
  tx: Pick<Tx, 'rows'>,
  events: readonly ShareEvent[],
  memory: ChainMemory,
): Promise<Happened> {
  const facts = new Facts()
  await readVisits(tx, events, facts)
  await readGroups(tx, events, facts)
  const linkIds = new Set<number>()
  for (const event of events) {
    if (event.kind === 'visit') linkIds.add(facts.visits.get(event.visitId)?.link_id ?? 0)
    else linkIds.add(event.linkId ?? 0)
  }
  linkIds.delete(0)
  await memory.readLinks(tx, linkIds)
  const happenings: Happening[] = []
  const sending = new Sending(memory)
  for (const event of events) {
    for (const link of sending.by(touched(event, facts))) happenings.push(linkOf(link))
    const happening = happeningOf(event, facts, memory)
    if (happening) happenings.push(happening)
  }
  // Those above are heard from further up than the links that the events name.
  await memory.readLinks(tx, sending.sent)
  return { happenings, sent: sending.sent }
}

/** The link that an event shows to be out in the world; 0 for what says nothing of that: a sharer who looks at their own. */
function touched(event: ShareEvent, facts: Facts): number {
  if (event.kind !== 'visit') return event.linkId ?? 0
  const visit = facts.visits.get(event.visitId)
  return visit && visit.own === 0 ? visit.link_id : 0
}

async function readVisits(tx: Pick<Tx, 'rows'>, events: readonly ShareEvent[], facts: Facts): Promise<void> {
  const ids = events.flatMap((event) => (event.kind === 'visit' ? [event.visitId] : []))
  const people = new Set<number>()
  for (const part of portions(ids)) {
    const rows = await tx.rows<Visit>(
      'SELECT id, link_id, person_id, visited_at, counted, own, group_id FROM visit WHERE id IN (?)',
      [part],
    )
    for (const row of rows) {
      facts.visits.set(row.id, row)
      people.add(row.person_id)
    }
  }
  for (const part of portions([...people])) {
    const rows = await tx.rows<Membership>('SELECT id, person_id, joined_at FROM member WHERE person_id IN (?)', [part])
    for (const row of rows) facts.members.set(row.person_id, row)
  }
}

/** An order counts for the group out of which its buyer last followed its link, up to the order's time: the same for its refund. */
async function readGroups(tx: Pick<Tx, 'rows'>, events: readonly ShareEvent[], facts: Facts): Promise<void> {
  const paid = events.filter((event): event is Told<'paid'> => event.kind === 'paid')
  for (const part of portions(paid)) {
    const asked = part.map(({ linkId, buyerId, atMs }, place) => [place, linkId, buyerId, instant(atMs)])
    const rows = await tx.rows<{ place: number; group_id: number | null }>(
      `SELECT asked.place, (
         SELECT v.group_id FROM visit v
          WHERE v.link_id = asked.link_id AND v.person_id = b.person_id AND v.visited_at <= asked.paid_at
          ORDER BY v.visited_at DESC, v.id DESC LIMIT 1) AS group_id
         FROM JSON_TABLE(?, '$[*]' COLUMNS(
           place INT PATH '$[0]', link_id BIGINT PATH '$[1]', buyer_id BIGINT PATH '$[2]', paid_at DATETIME(3) PATH '$[3]'
         )) asked STRAIGHT_JOIN member b ON b.id = asked.buyer_id`,
      [JSON.stringify(asked)],
    )
    for (const { place, group_id } of rows)
      if (group_id !== null) facts.groups.set(part[place] as Told<'paid'>, group_id)
  }
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 23).replace('T', ' ')
}

const nobody = { groupId: null, visitorId: null, memberId: null }

function happeningOf(event: ShareEvent, facts: Facts, memory: ChainMemory): Happening | null {
  if (event.kind === 'visit') return visitOf(facts.visits.get(event.visitId), facts, memory)
  const link = memory.link(event.linkId ?? 0) ?? null
  // One that was made ahead is told by its being sent.
  if (event.kind === 'sent') return null
  if (event.kind === 'link') return link?.counted ? linkOf(link) : null
  const on: Day = dayOfColumn(event.on)
  if (event.kind === 'join') {
    const figures = { joins: 1, sharedJoins: link && link.sharerId !== 0 ? 1 : 0 }
    return { ...nobody, link, groupId: event.groupId, on, figures, memberId: event.memberId }
  }
  const { orders, firstOrders, paidFen, commissionFen } = event
  const figures = { orders, firstOrders, paidFen, commissionFen }
  return link && { ...nobody, link, groupId: facts.groups.get(event) ?? null, on, figures }
}

/** A link counts on the day on which it was minted, whenever it was sent. */
function linkOf(link: KnownLink): Happening {
  return { ...nobody, link, on: link.mintedOn, figures: { links: 1 }, memberId: link.sharerId || null }
}

/** A visitor is a member who could share from the moment of joining on, not before. */
function visitOf(visit: Visit | undefined, facts: Facts, memory: ChainMemory): Happening | null {
  const link = visit && memory.link(visit.link_id)
  if (!visit?.counted || !link) return null
  const member = facts.members.get(visit.person_id)
  return {
    link,
    groupId: visit.group_id,
    on: dayOf(visit.visited_at.getTime()),
    figures: { visits: 1 },
    visitorId: visit.person_id,
    memberId: member && member.joined_at <= visit.visited_at ? member.id : null,
  }
}
