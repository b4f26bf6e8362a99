import fc from 'fast-check'
import { GENERATIONS_HEARD, noFigures, tallyAxis, tallyScope } from './figures.js'
import { type ChainFacts, type ChainLink, type Happening, hearingLinks, type Mark } from './happenings.js'
import { type Tally, tally } from './tally.js'

const link = (id: number, parentId: number, rest: Partial<ChainLink> = {}): ChainLink => ({
  id,
  parentId,
  rootId: 1,
  depth: id,
  sharerId: 100 + id,
  subjectId: 7,
  storeId: null,
  materialVersion: 0,
  ...rest,
})
/** Links 1 … count below each other, each by a member of their own whom the one before brought. */
const line = (count: number) => Array.from({ length: count }, (_, index) => link(index + 1, index))

function factsOf(links: readonly ChainLink[]): ChainFacts & { remember: (tallied: Tally) => void } {
  const known = new Map(links.map((one) => [one.id, one]))
  const marks = new Set<string>()
  const alive = new Set<number>()
  return {
    link: (id) => known.get(id),
    referrerOf: (memberId) => (memberId > 101 && memberId < 1_000 ? memberId - 1 : null),
    alive: (linkId) => alive.has(linkId),
    isNew: (mark: Mark) => marks.size < marks.add(JSON.stringify(mark)).size,
    remember: ({ increments }) => {
      for (const { scope, scopeId, axis, bucket, values } of increments)
        if (scope === tallyScope.link && axis === tallyAxis.depth && bucket === 0 && values[1]) alive.add(scopeId)
    },
  }
}

const nothing = { groupId: null, on: 20_000, figures: {}, visitorId: null, memberId: null }
const visit = (at: ChainLink, visitorId: number, rest: Partial<Happening> = {}): Happening => ({
  ...nothing,
  link: at,
  figures: { visits: 1 },
  visitorId,
  ...rest,
})
const join = (at: ChainLink, memberId: number, on = 20_000): Happening => ({
  ...nothing,
  link: at,
  on,
  figures: { joins: 1, sharedJoins: 1 },
  memberId,
})
const mint = (at: ChainLink): Happening => ({ ...nothing, link: at, figures: { links: 1 }, memberId: at.sharerId })

/** The sum of one figure in a scope. */
function sum({ increments }: Tally, figure: keyof ReturnType<typeof noFigures>, scope: number, scopeId: number) {
  const column = Object.keys(noFigures()).indexOf(figure)
  return increments
    .filter((row) => row.scope === scope && row.scopeId === scopeId && row.axis === tallyAxis.depth)
    .reduce((total, row) => total + (row.values[column] as number), 0)
}

it('a visit is heard by 64 generations above its link, by the root, and by 64 levels of referrers', () => {
  const links = line(100)
  const bottom = links[99] as ChainLink
  const hearing = hearingLinks(bottom, (id) => links[id - 1])
  expect(hearing).toHaveLength(GENERATIONS_HEARD + 2)
  expect(hearing.at(-1)).toMatchObject({ link: { id: 1 }, distance: 99 })
  const tallied = tally([visit(bottom, 5)], factsOf(links))
  expect(sum(tallied, 'visits', tallyScope.link, 1)).toBe(1)
  expect(sum(tallied, 'visits', tallyScope.link, 36)).toBe(1)
  expect(sum(tallied, 'visits', tallyScope.link, 35)).toBe(0)
  expect(sum(tallied, 'visits', tallyScope.member, 137)).toBe(1)
  expect(sum(tallied, 'visits', tallyScope.member, 136)).toBe(0)
})

it('a visitor counts once for the shop, once for each sharer, once for each chain at the link followed first', () => {
  const [first, second] = line(2) as [ChainLink, ChainLink]
  const tallied = tally([visit(second, 5), visit(first, 5), visit(second, 5)], factsOf([first, second]))
  expect(sum(tallied, 'visits', tallyScope.shop, 0)).toBe(3)
  expect(sum(tallied, 'visitors', tallyScope.shop, 0)).toBe(1)
  expect(sum(tallied, 'visitors', tallyScope.link, 1)).toBe(1)
  expect(sum(tallied, 'visitors', tallyScope.link, 2)).toBe(1)
  expect(sum(tallied, 'visitors', tallyScope.member, second.sharerId)).toBe(1)
  expect(sum(tallied, 'visitors', tallyScope.member, first.sharerId)).toBe(2)
})

it('a join wakes the link and everything above it, once', () => {
  const links = line(4)
  const facts = factsOf(links)
  const first = tally([join(links[2] as ChainLink, 900), join(links[2] as ChainLink, 901)], facts)
  facts.remember(first)
  expect(sum(first, 'aliveLinks', tallyScope.shop, 0)).toBe(3)
  expect(sum(first, 'aliveLinks', tallyScope.link, 1)).toBe(3)
  expect(sum(first, 'aliveLinks', tallyScope.link, 3)).toBe(1)
  const second = tally([join(links[3] as ChainLink, 902)], facts)
  expect(sum(second, 'aliveLinks', tallyScope.shop, 0)).toBe(1)
  expect(sum(second, 'aliveLinks', tallyScope.link, 3)).toBe(1)
})

it('whoever stands in figures as their sharer is not among the members counted there', () => {
  const [root, child] = line(2) as [ChainLink, ChainLink]
  const tallied = tally([mint(root), join(root, child.sharerId), mint(child)], factsOf([root, child]))
  expect(sum(tallied, 'members', tallyScope.link, root.id)).toBe(1)
  expect(sum(tallied, 'members', tallyScope.link, child.id)).toBe(0)
  expect(sum(tallied, 'members', tallyScope.member, root.sharerId)).toBe(1)
  expect(sum(tallied, 'members', tallyScope.subject, 7)).toBe(2)
  expect(sum(tallied, 'members', tallyScope.shop, 0)).toBe(1)
})

it('a link that nobody followed or forwarded has no row of its own', () => {
  const [root] = line(1) as [ChainLink]
  const { increments, leaders } = tally([mint(root)], factsOf([root]))
  expect(increments.filter(({ scope }) => scope === tallyScope.link)).toEqual([])
  expect(leaders).toEqual([])
})

it('a link of the shop’s own makes nobody a leader and stands in no member’s figures', () => {
  const root = link(1, 0, { depth: 0, sharerId: 0 })
  const { increments, leaders } = tally([visit(root, 5, { groupId: 9 })], factsOf([root]))
  expect(increments.some(({ scope }) => scope === tallyScope.member)).toBe(false)
  expect(leaders.every(({ kind }) => kind === 2)).toBe(true)
})

/** A member joins once: whatever joins a second time is left out. */
function joinedOnce(happenings: readonly Happening[]): Happening[] {
  const joined = new Set<number | null>()
  return happenings.filter(({ figures, memberId }) => !figures.joins || joined.size < joined.add(memberId).size)
}

it('what happens at a link with material counts for the material, and for that alone of those along the chain', () => {
  const [root, child] = line(2).map((one) => ({ ...one, materialVersion: 40 + one.id })) as [ChainLink, ChainLink]
  const sale = (paidFen: number, orders: number, on: number): Happening => ({
    ...nothing,
    link: child,
    on,
    figures: { orders, firstOrders: orders, paidFen, commissionFen: paidFen / 10 },
  })
  const happenings = [mint(root), mint(child), visit(child, 5), visit(child, 5), join(child, 900)]
  const tallied = tally([...happenings, sale(5_000, 1, 20_001), sale(-2_000, 0, 20_001)], factsOf([root, child]))
  const figures = { links: 1, visits: 2, joins: 1, sharedJoins: 1, orders: 1, firstOrders: 1 }
  for (const [figure, value] of Object.entries({ ...figures, paidFen: 3_000, commissionFen: 300 }))
    expect([figure, sum(tallied, figure as keyof typeof figures, tallyScope.material, 42)]).toEqual([figure, value])
  for (const figure of ['aliveLinks', 'visitors', 'members'] as const)
    expect(sum(tallied, figure, tallyScope.material, 42)).toBe(0)
  expect(sum(tallied, 'links', tallyScope.material, 41)).toBe(1)
  expect(sum(tallied, 'visits', tallyScope.material, 41)).toBe(0)
  const rows = tallied.increments.filter(({ scope, scopeId }) => scope === tallyScope.material && scopeId === 42)
  expect(rows.map(({ axis, bucket }) => `${axis}/${bucket}`).sort()).toEqual(['1/0', '2/20000', '2/20001'])
  expect(tallied.leaders.some(({ scope }) => scope === tallyScope.material)).toBe(false)
})

it('a link without material counts for none', () => {
  const { increments } = tally([mint(line(1)[0] as ChainLink)], factsOf(line(1)))
  expect(increments.some(({ scope }) => scope === tallyScope.material)).toBe(false)
})

it('portions of any size come to the same sums, and both splits to the same totals', () => {
  const links = line(12).map((one) => ({ ...one, materialVersion: one.id % 3 }))
  const happening = fc
    .tuple(fc.nat(11), fc.nat(6), fc.nat(2), fc.constantFrom(null, 3, 4))
    .map(([place, who, what, groupId]): Happening => {
      const at = links[place] as ChainLink
      if (what === 0) return visit(at, who, { groupId, on: 20_000 + who })
      return what === 1 ? { ...join(at, 500 + who), groupId } : mint(at)
    })
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (drawn, size) => {
      const happenings = joinedOnce(drawn)
      const whole = tally(happenings, factsOf(links))
      const facts = factsOf(links)
      const parts: Tally[] = []
      for (let from = 0; from < happenings.length; from += size) {
        const part = tally(happenings.slice(from, from + size), facts)
        facts.remember(part)
        parts.push(part)
      }
      expect(added(parts)).toEqual(added([whole]))
      expect(byAxis(whole, tallyAxis.day)).toEqual(byAxis(whole, tallyAxis.depth))
    }),
  )
})

it('a join far below and one between come to the same, told together or one after the other', () => {
  const links = line(150)
  const happenings = [join(links[149] as ChainLink, 500), join(links[99] as ChainLink, 501)]
  const facts = factsOf(links)
  const parts = happenings.map((one) => {
    const part = tally([one], facts)
    facts.remember(part)
    return part
  })
  expect(added([tally(happenings, factsOf(links))])).toEqual(added(parts))
})

function added(parts: readonly Tally[]): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { increments, leaders } of parts) {
    for (const row of [...increments, ...leaders]) {
      const { values, ...key } = row
      const before = sums.get(JSON.stringify(key))
      sums.set(JSON.stringify(key), before ? before.map((value, index) => value + (values[index] as number)) : values)
    }
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function byAxis({ increments }: Tally, axis: number): Map<string, number[]> {
  const rows = increments.filter((row) => row.axis === axis).map((row) => ({ ...row, axis: 0, bucket: 0 }))
  return added([{ increments: rows, leaders: [] }])
}
