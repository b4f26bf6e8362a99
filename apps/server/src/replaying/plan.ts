import { type Forest, NO_PARENT } from './forest.js'

const DAY_MS = 86_400_000
const NOBODY = -1

/** In which order a forest is played, and what each share waits for. Shares and links are numbered by place. */
export interface Plan {
  /** Places in `Forest.nodes`. */
  order: number[]
  /** The link of each node; a tree's first post has the link of its own place. Nodes of one person, parent link and day share one. */
  linkOf: Int32Array
  links: number
  /** What has to be done before: the user's share before this one, and the one that made the parent's link (NOBODY: none). */
  afterOwn: Int32Array
  afterParent: Int32Array
}

/**
 * Plans a forest: whoever shares does so in the order of their times, and never before the link that they followed is there. A
 * time that runs backwards along a path waits for its parent and stays what it is. Of one moment the lower depth comes first,
 * then the earlier row.
 */
export function planOf({ nodes, cascades, users }: Pick<Forest, 'nodes' | 'cascades' | 'users'>): Plan {
  const { linkOf, links, thereAtMs } = linksOf(nodes, cascades.length)
  const parentLink = (place: number) => parentLinkOf(nodes, linkOf, place)
  const playedAtMs = Float64Array.from(nodes, ({ atMs }, place) =>
    Math.max(atMs, thereAtMs[parentLink(place)] as number),
  )
  const order = [...nodes.keys()].sort((a, b) => {
    const [one, two] = [nodes[a] as Forest['nodes'][number], nodes[b] as Forest['nodes'][number]]
    const byTime = (playedAtMs[a] as number) - (playedAtMs[b] as number)
    return byTime || one.depth - two.depth || one.atMs - two.atMs || one.row - two.row
  })
  const afterOwn = new Int32Array(nodes.length).fill(NOBODY)
  const afterParent = new Int32Array(nodes.length).fill(NOBODY)
  const lastOf = new Int32Array(users.length).fill(NOBODY)
  const madeBy = new Int32Array(links).fill(NOBODY)
  for (const place of order) {
    const { user } = nodes[place] as Forest['nodes'][number]
    afterOwn[place] = lastOf[user] as number
    lastOf[user] = place
    afterParent[place] = madeBy[parentLink(place)] as number
    const link = linkOf[place] as number
    if (madeBy[link] === NOBODY) madeBy[link] = place
  }
  return { order, linkOf, links, afterOwn, afterParent }
}

/** The link that a node's user followed. */
export function parentLinkOf(nodes: Forest['nodes'], linkOf: Int32Array, place: number): number {
  const { parent, cascade } = nodes[place] as Forest['nodes'][number]
  return parent === NO_PARENT ? cascade : (linkOf[parent] as number)
}

/** Which nodes share a link by the same-day rule, and from when on each link is there; parents come before their children. */
function linksOf(nodes: Forest['nodes'], roots: number) {
  const numbers = new Map<string, number>()
  const linkOf = new Int32Array(nodes.length)
  const thereAtMs: number[] = Array.from({ length: roots }, () => 0)
  const playedAtMs = (place: number) =>
    Math.max(nodes[place]?.atMs ?? 0, thereAtMs[parentLinkOf(nodes, linkOf, place)] as number)
  for (const [place, { user, atMs }] of nodes.entries()) {
    const key = `${user} ${parentLinkOf(nodes, linkOf, place)} ${Math.floor(atMs / DAY_MS)}`
    const link = numbers.get(key) ?? roots + numbers.size
    numbers.set(key, link)
    linkOf[place] = link
    thereAtMs[link] = Math.min(thereAtMs[link] ?? Number.POSITIVE_INFINITY, playedAtMs(place))
  }
  return { linkOf, links: roots + numbers.size, thereAtMs }
}
