import { type ChainFigures, noFigures } from '@passalong/domain'
import { dayAt, type Forest, type RawEvent, type RawLink, VERSIONS } from './forest.js'

/** Figures by `scope/scopeId/axis/bucket`, ranks by `scope/scopeId/kind/leaderId`. */
export interface Recount {
  figures: Map<string, ChainFigures>
  leaders: Map<string, number[]>
}

interface Placed {
  event: RawEvent
  link: RawLink | null
  day: number
  groupId: number | null
  /** The member who is a possible sharer by this. */
  memberId: number | null
  place: number
}

const FAR = 64

/**
 * Counts a forest from its raw rows, from above: each scope gathers what is below it by walking down its children. Nothing of
 * the product's arithmetic is used.
 */
export function recount(forest: Forest): Recount {
  const result: Recount = { figures: new Map(), leaders: new Map() }
  const placed = place(forest)
  const at = (scope: number, id: number, depth: number, day: number, change: Partial<ChainFigures>) => {
    for (const [axis, bucket] of [
      [1, depth],
      [2, day],
    ]) {
      const name = `${scope}/${id}/${axis}/${bucket}`
      const row = result.figures.get(name) ?? noFigures()
      for (const [figure, by] of Object.entries(change)) row[figure as keyof ChainFigures] += by
      result.figures.set(name, row)
    }
  }
  const alive = firstJoins(forest, placed)
  const wide = (scope: number, id: number, mine: (one: Placed) => boolean) => {
    const here = placed.filter(mine)
    for (const one of here) at(scope, id, one.link?.depth ?? 0, one.day, plain(one))
    if (scope === 4) {
      for (const [, one] of firsts(
        here.filter(({ event }) => isVisit(event) || event.kind === 'join'),
        ({ link }) => link?.id ?? null,
      ))
        at(scope, id, one.link?.depth ?? 0, one.day, { links: 1 })
      for (const [, one] of firsts(
        here.filter(({ event }) => event.kind === 'join'),
        ({ link }) => link?.id ?? null,
      ))
        at(scope, id, one.link?.depth ?? 0, one.day, { aliveLinks: 1 })
    } else {
      for (const one of here) if (one.event.kind === 'link') at(scope, id, one.event.link.depth, one.day, { links: 1 })
      for (const [link, day] of alive)
        if (mine({ ...(placed[0] as Placed), link })) at(scope, id, link.depth, day, { aliveLinks: 1 })
    }
    for (const [, one] of firsts(here, visitorOf)) at(scope, id, one.link?.depth ?? 0, one.day, { visitors: 1 })
    const possible = scope === 1 ? here.filter(({ event }) => event.kind === 'join') : here
    for (const [, one] of firsts(possible, ({ memberId }) => memberId))
      at(scope, id, one.link?.depth ?? 0, one.day, { members: 1 })
    leaders(result, scope, id, here)
  }
  wide(1, 0, () => true)
  for (const id of distinct(forest.links.map(({ subjectId }) => subjectId)))
    wide(2, id, ({ link }) => link?.subjectId === id)
  for (const id of distinct(forest.links.map(({ storeId }) => storeId)))
    if (id) wide(3, id, ({ link }) => link?.storeId === id)
  for (const id of distinct(placed.map(({ groupId }) => groupId))) if (id) wide(4, id, ({ groupId }) => groupId === id)
  const byLink = gathered(placed, ({ link }) => link?.id ?? 0)
  countMembers(
    forest,
    gathered(placed, ({ link }) => link?.sharerId ?? 0),
    alive,
    at,
    result,
  )
  countLinks(forest, byLink, alive, at, result)
  for (const { event, link, day } of placed) {
    if (!link || link.sharerId === 0 || !VERSIONS.includes(link.version)) continue
    at(7, link.version, 0, day, event.kind === 'link' ? { links: 1 } : plain({ event } as Placed))
  }
  return result
}

type At = (scope: number, id: number, depth: number, day: number, change: Partial<ChainFigures>) => void

function countMembers(
  forest: Forest,
  bySharer: Map<number, Placed[]>,
  alive: Map<RawLink, number>,
  at: At,
  result: Recount,
) {
  const children = gathered(forest.members, ({ referrerId }) => referrerId ?? 0)
  const aliveOf = gathered([...alive], ([link]) => link.sharerId)
  for (const { id } of forest.members) {
    const below = (sharerId: number, level: number): void => {
      if (level > FAR) return
      const here = bySharer.get(sharerId) ?? []
      for (const one of here)
        at(5, id, level, one.day, { ...plain(one), ...(one.event.kind === 'link' && { links: 1 }) })
      for (const [, one] of firsts(here, visitorOf)) at(5, id, level, one.day, { visitors: 1 })
      for (const [who, one] of firsts(here, ({ memberId }) => memberId))
        if (who !== sharerId && who !== id) at(5, id, level, one.day, { members: 1 })
      for (const [, day] of aliveOf.get(sharerId) ?? []) at(5, id, level, day, { aliveLinks: 1 })
      for (const friend of children.get(sharerId) ?? []) below(friend.id, level + 1)
    }
    below(id, 1)
    leaders(
      result,
      5,
      id,
      (children.get(id) ?? []).flatMap((friend) => bySharer.get(friend.id) ?? []),
      1,
    )
    leaders(result, 5, id, bySharer.get(id) ?? [], 2)
  }
}

function countLinks(
  forest: Forest,
  byLink: Map<number, Placed[]>,
  alive: Map<RawLink, number>,
  at: At,
  result: Recount,
) {
  const children = gathered(forest.links, ({ parentId }) => parentId)
  const inChain = gathered(
    [...byLink.values()].flat().sort((a, b) => a.place - b.place),
    ({ link }) => link?.rootId ?? 0,
  )
  const newcomers = new Map<Placed, Partial<ChainFigures>>()
  for (const [rootId, all] of inChain) {
    if (rootId === 0) continue
    for (const [, one] of firsts(all, visitorOf)) newcomers.set(one, { visitors: 1 })
    const others = all.filter(({ link, memberId }) => !(link?.id === rootId && link.sharerId === memberId))
    for (const [, one] of firsts(others, ({ memberId }) => memberId))
      newcomers.set(one, { ...newcomers.get(one), members: 1 })
    leaders(result, 6, rootId, all)
  }
  for (const top of forest.links) {
    const below = (link: RawLink, distance: number): void => {
      const heard = distance <= FAR || top.id === link.rootId
      for (const one of heard ? (byLink.get(link.id) ?? []) : []) {
        at(6, top.id, distance, one.day, plain(one))
        const { visitors = 0, members = 0 } = newcomers.get(one) ?? {}
        at(6, top.id, distance, one.day, { visitors, members: one.memberId === top.sharerId ? 0 : members })
        if (one.event.kind === 'link' && distance > 0) at(6, top.id, distance, one.day, { links: 1 })
      }
      const woken = alive.get(link)
      if (heard && woken !== undefined) at(6, top.id, distance, woken, { aliveLinks: 1 })
      for (const child of children.get(link.id) ?? []) below(child, distance + 1)
    }
    below(top, 0)
  }
}

/** The day of the first join at each link or within 64 generations below it, below a root at any distance. */
function firstJoins(forest: Forest, placed: readonly Placed[]): Map<RawLink, number> {
  const children = gathered(forest.links, ({ parentId }) => parentId)
  const joins = gathered(
    placed.filter(({ event }) => event.kind === 'join'),
    ({ link }) => link?.id ?? 0,
  )
  const alive = new Map<RawLink, number>()
  for (const top of forest.links) {
    let first: Placed | undefined
    const below = (link: RawLink, distance: number): void => {
      if (distance > FAR && top.parentId !== 0) return
      for (const one of joins.get(link.id) ?? []) if (!first || one.place < first.place) first = one
      for (const child of children.get(link.id) ?? []) below(child, distance + 1)
    }
    below(top, 0)
    if (first) alive.set(top, first.day)
  }
  return alive
}

function place(forest: Forest): Placed[] {
  const personOf = new Map(forest.members.map(({ id, personId }) => [id, personId]))
  return forest.events.map((event, index) => {
    const { link } = event
    if (event.kind === 'link')
      return { event, link, day: event.link.day, groupId: null, memberId: event.link.sharerId || null, place: index }
    const day = dayAt(event.atMs)
    if (event.kind === 'join')
      return { event, link, day, groupId: event.groupId, memberId: event.member.id, place: index }
    if (event.kind === 'paid') {
      const followed = forest.visits.filter(
        (visit) => visit.link === link && visit.personId === personOf.get(event.buyerId) && visit.atMs <= event.atMs,
      )
      const last = followed.sort((a, b) => b.atMs - a.atMs || b.id - a.id)[0]
      return { event, link, day, groupId: last?.groupId ?? null, memberId: null, place: index }
    }
    const member = forest.members.find(
      ({ personId, joinedAtMs }) => personId === event.personId && joinedAtMs <= event.atMs,
    )
    const counted = event.counted
    return {
      event,
      link,
      day,
      groupId: counted ? event.groupId : null,
      memberId: counted ? (member?.id ?? null) : null,
      place: index,
    }
  })
}

const isVisit = (event: RawEvent) => event.kind === 'visit' && event.counted
const visitorOf = ({ event }: Placed) => (event.kind === 'visit' && event.counted ? event.personId : null)

/** What adds up by itself. */
function plain({ event }: Placed): Partial<ChainFigures> {
  if (event.kind === 'visit') return { visits: event.counted ? 1 : 0 }
  if (event.kind === 'join') return { joins: 1, sharedJoins: event.link && event.link.sharerId !== 0 ? 1 : 0 }
  if (event.kind === 'link') return {}
  const { orders, firstOrders, paidFen, commissionFen } = event
  return { orders, firstOrders, paidFen, commissionFen }
}

function leaders(result: Recount, scope: number, id: number, here: readonly Placed[], only?: 1 | 2): void {
  const add = (kind: number, leaderId: number, one: Placed) => {
    const { visits = 0, joins = 0, firstOrders = 0, paidFen = 0 } = plain(one)
    const name = `${scope}/${id}/${kind}/${leaderId}`
    const row = result.leaders.get(name) ?? [0, 0, 0, 0]
    result.leaders.set(
      name,
      [visits, joins, firstOrders, paidFen].map((by, index) => by + (row[index] as number)),
    )
  }
  for (const one of here) {
    if (!one.link) continue
    if (one.link.sharerId !== 0 && only !== 2) add(1, one.link.sharerId, one)
    if (one.groupId !== null && only !== 1 && scope !== 4) add(2, one.groupId, one)
  }
}

function firsts<T>(list: readonly T[], who: (one: T) => number | null): Map<number, T> {
  const found = new Map<number, T>()
  for (const one of list) {
    const key = who(one)
    if (key !== null && !found.has(key)) found.set(key, one)
  }
  return found
}

function gathered<T>(list: readonly T[], by: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return groups
}

const distinct = <T>(list: readonly T[]) => [...new Set(list)]
