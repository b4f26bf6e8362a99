import { randomBytes } from 'node:crypto'
import { dayText, startOfDay } from '@passalong/domain'
import { type Database } from '../../src/platform/database/database.js'
import { REPLACED } from '../../src/share/mint-facts.js'
import { type ShareEvent, tellTalliesIn } from '../../src/share/share-events.js'

export interface RawLink {
  id: number
  parentId: number
  rootId: number
  depth: number
  sharerId: number
  subjectId: number
  storeId: number | null
  day: number
  /** What stands in its row: of several links one number may be that of a version of material. */
  version: number
  ahead: boolean
}
export interface RawMember {
  id: number
  personId: number
  referrerId: number | null
  linkId: number | null
  joinedAtMs: number
}
/** What happened, in the order in which it is told. */
export type RawEvent =
  /** That a link counts: `minted` to be sent, or made ahead and `told` to be sent, or `shown` to be by what happens next. */
  | { kind: 'link'; link: RawLink; by: 'minted' | 'told' | 'shown' }
  | {
      kind: 'visit'
      id: number
      link: RawLink
      personId: number
      atMs: number
      counted: boolean
      own: boolean
      groupId: number | null
    }
  | { kind: 'join'; member: RawMember; link: RawLink | null; groupId: number | null; atMs: number }
  | {
      kind: 'paid'
      link: RawLink
      buyerId: number
      atMs: number
      paidFen: number
      commissionFen: number
      orders: 1 | 0 | -1
      firstOrders: 1 | 0 | -1
    }

export const FIRST_DAY = 20_600
const GROUPS = [501, 502, 503]
const STORES = [31, 32, null]
/** Versions of material that were there before every link; 3 comes after them all, 9 never was. */
export const VERSIONS = [1, 2]
const NUMBERS = [0, ...VERSIONS, 3, 9]

/** Numbers that look random and are the same for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** A forest that grew by itself: shop roots and members' roots, lines and bushes, reposts, strangers, groups, orders and refunds. */
export class Forest {
  readonly events: RawEvent[] = []
  readonly links: RawLink[] = []
  readonly members: RawMember[] = []
  readonly visits: Extract<RawEvent, { kind: 'visit' }>[] = []
  private readonly unsent = new Map<number, RawLink>()
  private id: number
  private atMs = startOfDay(FIRST_DAY)

  constructor(
    private readonly roll: (sides: number) => number,
    firstId = 1_000,
    /** Of three links of members, how many are made ahead. */
    private readonly ahead = 0,
  ) {
    this.id = firstId
  }

  /** `steps` things happen, one after another. */
  grow(steps: number): this {
    for (let step = 0; step < steps; step++) {
      this.atMs += this.roll(40) * 60_000
      const what = this.roll(20)
      if (what === 0 || this.links.length === 0) this.mint(null, this.pick(this.members) ?? null)
      else if (what === 1) this.join(this.newPerson(), null, null)
      else if (what < 12) this.follow(this.newPerson(), this.link())
      else if (what < 14) this.visit(this.anyone(), this.link())
      else if (what < 16) this.pay()
      else if (what === 16 && this.unsent.size > 0) this.send(this.pick([...this.unsent.values()]), 'told')
      else this.forward(this.pick(this.members), this.link())
    }
    return this
  }

  /** A line of `length` forwards, each by somebody whom the one before brought. */
  line(length: number): this {
    let link = this.mint(null, null)
    for (let step = 0; step < length; step++) {
      this.atMs += 60_000
      const personId = this.newPerson()
      this.visit(personId, link)
      link = this.mint(link, this.join(personId, link, null))
    }
    this.join(this.newPerson(), link, GROUPS[0] as number)
    return this
  }

  mint(parent: RawLink | null, sharer: RawMember | null): RawLink {
    const id = this.next()
    const link = {
      id,
      parentId: parent?.id ?? 0,
      rootId: parent?.rootId ?? id,
      depth: parent ? parent.depth + 1 : sharer ? 1 : 0,
      sharerId: sharer?.id ?? 0,
      subjectId: parent?.subjectId ?? 1 + this.roll(3),
      storeId: STORES[this.roll(STORES.length)] as number | null,
      day: this.day(),
      version: this.ahead === 0 ? 0 : (NUMBERS[this.roll(NUMBERS.length)] as number),
      ahead: this.ahead > 0 && sharer !== null && this.roll(3) < this.ahead,
    }
    this.links.push(link)
    if (link.ahead) this.unsent.set(id, link)
    else {
      this.send(parent ?? undefined, 'shown')
      this.events.push({ kind: 'link', link, by: 'minted' })
    }
    return link
  }

  /** What was made ahead goes out into the world, with all above it. */
  private send(link: RawLink | undefined, by: 'told' | 'shown'): void {
    if (!link || !this.unsent.delete(link.id)) return
    this.send(this.unsent.get(link.parentId), 'shown')
    this.events.push({ kind: 'link', link, by })
  }

  visit(personId: number, link: RawLink, groupId = this.group()): void {
    const own = this.members.some((member) => member.personId === personId && member.id === link.sharerId)
    const counted = !own && this.roll(8) > 0
    if (!own) this.send(link, 'shown')
    const event = { kind: 'visit' as const, id: this.next(), link, personId, atMs: this.atMs, counted, own, groupId }
    this.visits.push(event)
    this.events.push(event)
  }

  join(personId: number, link: RawLink | null, groupId: number | null): RawMember {
    const referrerId = link && link.sharerId !== 0 ? link.sharerId : null
    const member = { id: this.next(), personId, referrerId, linkId: link?.id ?? null, joinedAtMs: this.atMs }
    this.members.push(member)
    this.send(link ?? undefined, 'shown')
    this.events.push({ kind: 'join', member, link, groupId, atMs: this.atMs })
    return member
  }

  private follow(personId: number, link: RawLink): void {
    const groupId = this.group()
    this.visit(personId, link, groupId)
    if (this.roll(3) === 0) return
    const member = this.join(personId, link, groupId)
    if (this.roll(3) > 0) this.forward(member, link)
  }

  private forward(member: RawMember | undefined, link: RawLink): void {
    if (!member) return
    // Somebody who did not follow it forwards nothing; a sharer who posts their own once more did.
    if (member.id !== link.sharerId) this.visit(member.personId, link)
    this.mint(link, member)
  }

  private pay(): void {
    const buyer = this.pick(this.members)
    if (!buyer) return
    const sale = { kind: 'paid' as const, link: this.link(), buyerId: buyer.id, atMs: this.atMs }
    const paidFen = 1 + this.roll(90_000)
    const commissionFen = Math.floor(paidFen / 10)
    const first = this.roll(2) as 0 | 1
    this.send(sale.link, 'shown')
    this.events.push({ ...sale, paidFen, commissionFen, orders: 1, firstOrders: first })
    const back = this.roll(4)
    if (back === 0)
      this.events.push({
        ...sale,
        paidFen: -paidFen,
        commissionFen: -commissionFen,
        orders: -1,
        firstOrders: first ? -1 : 0,
      })
    else if (back === 1) this.events.push({ ...sale, paidFen: -1, commissionFen: 0, orders: 0, firstOrders: 0 })
  }

  private next(): number {
    return this.id++
  }
  private newPerson(): number {
    return this.next()
  }
  private anyone(): number {
    return this.pick(this.visits)?.personId ?? this.newPerson()
  }
  /** Rather a late link than an early one, so that chains grow long. */
  private link(): RawLink {
    const back = Math.min(this.roll(this.links.length), this.roll(this.links.length))
    return this.links[this.links.length - 1 - back] as RawLink
  }
  private group(): number | null {
    return this.roll(2) === 0 ? (GROUPS[this.roll(GROUPS.length)] as number) : null
  }
  private pick<T>(list: readonly T[]): T | undefined {
    return list[this.roll(list.length)]
  }
  private day(): number {
    return Math.floor((this.atMs + 8 * 3_600_000) / 86_400_000)
  }
}

export const dayAt = (atMs: number) => Math.floor((atMs + 8 * 3_600_000) / 86_400_000)

/** Writes the rows of a forest, without telling of anything. */
export async function plant(database: Database, forest: Pick<Forest, 'links' | 'members' | 'visits'>): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.insert(
      'member',
      'id,member_no,person_id,status,nickname,joined_at,referrer_id,referrer_link_id,tier,standing_on'.split(','),
      forest.members.map((one) => [
        ...[one.id, String(one.id), one.personId, 'active', `友${one.id}`],
        ...[new Date(one.joinedAtMs), one.referrerId, one.linkId, 'basic', '2026-01-01'],
      ]),
    )
    await tx.insert(
      'share_link',
      'id,token,sharer_id,subject_id,material_version,parent_id,root_id,depth,channel,store_id,minted_on,minted_at,counted'.split(
        ',',
      ),
      forest.links.map((one, index) => [
        ...[one.id, randomBytes(8).toString('hex'), one.sharerId, one.subjectId],
        // The millions keep links apart that the same day would make one.
        ...[index * REPLACED + one.version, one.parentId, one.rootId],
        ...[one.depth, 1, one.storeId, dayText(one.day), new Date(startOfDay(one.day)), one.ahead ? 0 : 1],
      ]),
    )
    await tx.insert(
      'visit',
      'id,link_id,person_id,visited_at,counted,own,group_id'.split(','),
      forest.visits.map((one) => [
        ...[one.id, one.link.id, one.personId, new Date(one.atMs), one.counted ? 1 : 0, one.own ? 1 : 0, one.groupId],
      ]),
    )
  })
}

/** Tells of what happened, `size()` events a row, from the row `firstId` on. */
export async function tell(
  database: Database,
  events: readonly RawEvent[],
  firstId: number,
  size: () => number,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (let from = 0, id = firstId; from < events.length; id++) {
      const part = events.slice(from, from + size())
      from += part.length
      await tellTalliesIn(tx, id, part.flatMap(told))
    }
  })
}

function told(event: RawEvent): ShareEvent[] {
  if (event.kind === 'link') return linkTold(event)
  if (event.kind === 'visit') return [{ kind: 'visit', visitId: event.id }]
  const on = dayText(dayAt(event.atMs))
  if (event.kind === 'join')
    return [{ kind: 'join', memberId: event.member.id, linkId: event.link?.id ?? null, groupId: event.groupId, on }]
  const { link, ...sale } = event
  return [{ ...sale, linkId: link.id, on }]
}

/** A phone may report twice that it sent something. */
function linkTold({ link, by }: Extract<RawEvent, { kind: 'link' }>): ShareEvent[] {
  if (by === 'minted') return [{ kind: 'link', linkId: link.id }]
  const sent = { kind: 'sent' as const, linkId: link.id }
  return by === 'told' ? [sent, sent] : []
}
