import { type Day } from '../calendar/day.js'
import {
  type ChainFigure,
  chainFigures,
  GENERATIONS_HEARD,
  leaderKind,
  markKind,
  tallyAxis,
  tallyScope,
} from './figures.js'
import { type ChainFacts, type ChainLink, type Happening, hearingLinks, type Mark, marksOf } from './happenings.js'

/** A row of figures to be added: `values` in the order of `chainFigures`. */
export interface TallyIncrement {
  scope: number
  scopeId: number
  axis: number
  bucket: number
  values: number[]
}

/** What a leader's row gains. */
export interface LeaderIncrement {
  scope: number
  scopeId: number
  kind: number
  leaderId: number
  /** Visits, joins, first orders, paid fen. */
  values: number[]
}

/** What has to be added to the kept figures. */
export interface Tally {
  increments: TallyIncrement[]
  leaders: LeaderIncrement[]
}

const COLUMN = Object.fromEntries(chainFigures.map((figure, index) => [figure, index])) as Record<ChainFigure, number>
/** The one bucket of material on the axis of depth. */
const NO_DEPTH = 0
const LED = [COLUMN.visits, COLUMN.joins, COLUMN.firstOrders, COLUMN.paidFen]

/**
 * Adds up what happened, for every scope that hears of it: shop, subject, store, group, the sharer and their referrers upward,
 * the link and those above it, the material of the link itself. The same happenings in any number of portions come to the same sums. Source: RULES section 4.
 */
export function tally(happenings: readonly Happening[], facts: ChainFacts): Tally {
  const spots = new Map<string, Spot>()
  const spotOf = (link: ChainLink | null, groupId: number | null, on: Day) => {
    const name = `${link?.id ?? 0}/${groupId ?? 0}/${on}`
    const kept = spots.get(name) ?? new Spot(link, groupId, on)
    spots.set(name, kept)
    return kept
  }
  const revived = new Set<number>()
  const joined = new Set<number>()
  for (const happening of happenings) {
    const { link, groupId, on, figures } = happening
    spotOf(link, groupId, on).add(happening, facts.isNew)
    // A link that a join far below revived was heard of less far up than its own join is.
    if (!link || !figures.joins || joined.has(link.id)) continue
    joined.add(link.id)
    for (const { link: above } of hearingLinks(link, facts.link)) {
      if (revived.has(above.id) || facts.alive(above.id)) continue
      revived.add(above.id)
      spotOf(above, null, on).count('aliveLinks', 1)
    }
  }
  const sums = new Sums()
  for (const spot of spots.values()) spread(spot, facts, sums)
  return { increments: [...sums.increments.values()], leaders: [...sums.leaders.values()] }
}

function spread(spot: Spot, facts: ChainFacts, sums: Sums): void {
  const { link, groupId, on } = spot
  const depth = link?.depth ?? 0
  sums.add(tallyScope.shop, 0, depth, on, spot.in(tallyScope.shop))
  if (groupId !== null) sums.add(tallyScope.group, groupId, depth, on, spot.in(tallyScope.group))
  if (!link) return
  sums.add(tallyScope.subject, link.subjectId, depth, on, spot.in(tallyScope.subject))
  if (link.storeId !== null) sums.add(tallyScope.store, link.storeId, depth, on, spot.in(tallyScope.store))
  if (link.materialVersion !== 0)
    sums.add(tallyScope.material, link.materialVersion, NO_DEPTH, on, spot.in(tallyScope.material))
  let memberId: number | null = link.sharerId
  for (let level = 1; memberId && level <= GENERATIONS_HEARD; level++) {
    sums.add(tallyScope.member, memberId, level, on, spot.in(tallyScope.member, memberId))
    memberId = facts.referrerOf(memberId)
  }
  for (const { link: above, distance } of hearingLinks(link, facts.link)) {
    const values = spot.in(tallyScope.link, above.sharerId)
    // A link says itself that it is there: one that nobody followed or forwarded has no row at all.
    if (distance === 0) values[COLUMN.links] = 0
    sums.add(tallyScope.link, above.id, distance, on, values)
  }
  lead(spot, link, facts, sums)
}

function lead({ values, groupId }: Spot, link: ChainLink, facts: ChainFacts, sums: Sums): void {
  const led = LED.map((column) => values[column] as number)
  if (led.every((value) => value === 0)) return
  const scopes: [scope: number, scopeId: number][] = [
    [tallyScope.shop, 0],
    [tallyScope.subject, link.subjectId],
    [tallyScope.link, link.rootId],
  ]
  if (link.storeId !== null) scopes.push([tallyScope.store, link.storeId])
  for (const [scope, scopeId] of scopes) {
    if (link.sharerId !== 0) sums.lead(scope, scopeId, leaderKind.member, link.sharerId, led)
    if (groupId !== null) sums.lead(scope, scopeId, leaderKind.group, groupId, led)
  }
  if (link.sharerId === 0) return
  const referrerId = facts.referrerOf(link.sharerId)
  if (referrerId !== null) sums.lead(tallyScope.member, referrerId, leaderKind.member, link.sharerId, led)
  if (groupId === null) return
  sums.lead(tallyScope.member, link.sharerId, leaderKind.group, groupId, led)
  sums.lead(tallyScope.group, groupId, leaderKind.member, link.sharerId, led)
}

/** Increments by their rows. */
class Sums {
  readonly increments = new Map<string, TallyIncrement>()
  readonly leaders = new Map<string, LeaderIncrement>()

  add(scope: number, scopeId: number, depth: number, on: Day, values: readonly number[]): void {
    if (values.every((value) => value === 0)) return
    this.row(scope, scopeId, tallyAxis.depth, depth, values)
    this.row(scope, scopeId, tallyAxis.day, on, values)
  }

  private row(scope: number, scopeId: number, axis: number, bucket: number, values: readonly number[]): void {
    const name = `${scope}/${scopeId}/${axis}/${bucket}`
    const kept = this.increments.get(name)
    if (kept)
      for (let index = 0; index < values.length; index++) (kept.values[index] as number) += values[index] as number
    else this.increments.set(name, { scope, scopeId, axis, bucket, values: [...values] })
  }

  lead(scope: number, scopeId: number, kind: number, leaderId: number, values: readonly number[]): void {
    const name = `${scope}/${scopeId}/${kind}/${leaderId}`
    const kept = this.leaders.get(name)
    if (kept)
      for (let index = 0; index < values.length; index++) (kept.values[index] as number) += values[index] as number
    else this.leaders.set(name, { scope, scopeId, kind, leaderId, values: [...values] })
  }
}

/** Everything that happened at one link, on one day, out of one group: it goes the same way up, and goes it once. */
class Spot {
  readonly values = chainFigures.map(() => 0)
  /** New visitors by scope. */
  readonly visitors = new Map<number, number>()
  /** New members by scope. */
  readonly members = new Map<number, Set<number>>()

  constructor(
    readonly link: ChainLink | null,
    readonly groupId: number | null,
    readonly on: Day,
  ) {}

  add(happening: Happening, isNew: ChainFacts['isNew']): void {
    for (const figure of chainFigures) this.count(figure, happening.figures[figure] ?? 0)
    for (const mark of marksOf(happening)) if (isNew(mark)) this.mark(mark)
    // Whoever joins is a member of the shop, through whatever.
    if (happening.memberId !== null && happening.figures.joins) this.member(tallyScope.shop, happening.memberId)
  }

  count(figure: ChainFigure, by: number): void {
    this.values[COLUMN[figure]] = (this.values[COLUMN[figure]] as number) + by
  }

  private mark({ scope, kind, whoId }: Mark): void {
    if (kind === markKind.member) this.member(scope, whoId)
    else this.visitors.set(scope * 8 + kind, (this.visitors.get(scope * 8 + kind) ?? 0) + 1)
  }

  private member(scope: number, whoId: number): void {
    const members = this.members.get(scope) ?? new Set()
    this.members.set(scope, members.add(whoId))
  }

  /** The figures for a scope, without `ownerId`, who stands in them anyway. */
  in(scope: number, ownerId = 0): number[] {
    const values = [...this.values]
    const members = this.members.get(scope)
    values[COLUMN.visitors] = this.visitors.get(scope * 8 + markKind.visitor) ?? 0
    values[COLUMN.members] = members ? members.size - (members.has(ownerId) ? 1 : 0) : 0
    if (scope === tallyScope.material) values[COLUMN.aliveLinks] = 0
    if (scope !== tallyScope.group) return values
    values[COLUMN.links] = this.visitors.get(scope * 8 + markKind.groupLink) ?? 0
    values[COLUMN.aliveLinks] = this.visitors.get(scope * 8 + markKind.groupAliveLink) ?? 0
    return values
  }
}
