import { happenings, isMemberBy, wakeUp } from './happenings.mjs'
import { Leaders } from './leaders.mjs'
import { MEMBER, VISITOR } from './marks.mjs'
import { ALIVE, COLUMN, LINKS, MEMBERS, SHARED, Sums, VISITORS } from './sums.mjs'

const NOBODY = -1

/**
 * The figures of every link, chain by chain as their ids run: yields `{root, sums: [Sums, …], marks: [, Set, Set], leaders}`, the
 * sums for the links from `root` on. A person counts once in a chain, at the link that they followed first and all above it.
 */
export function* chainScopes(forest) {
  const { links } = forest
  const alive = new Uint8Array(links.count)
  for (let root = 0, end; root < links.count; root = end) {
    for (end = root + 1; end < links.count && links.root[end] === root; ) end++
    yield chainScope(forest, root, end, alive)
  }
}

function chainScope(forest, root, end, alive) {
  const { links } = forest
  const sums = Array.from({ length: end - root }, () => new Sums())
  const marks = [undefined, new Set(), new Set()]
  const leaders = new Leaders()
  const marked = (kind, who) => marks[kind].size !== marks[kind].add(who).size
  const tell = (column, link, day, but = NOBODY - 1) => {
    for (let up = link, below = 0; up !== NOBODY; up = links.parent[up], below++) {
      // A link says itself that it is there, and a sharer stands in their own figures anyway.
      if ((column === LINKS && below === 0) || links.sharer[up] === but) continue
      sums[up - root].add(column, below, day)
    }
  }
  for (let at = root; at < end; at++)
    happenings(forest, at, (what, link, who, day, group) => {
      if (link === NOBODY) return
      tell(COLUMN[what], link, day)
      if (what === 'join' && links.sharer[link] !== NOBODY) tell(SHARED, link, day)
      if (what === 'visit' && marked(VISITOR, who)) tell(VISITORS, link, day)
      const isMember = what === 'visit' ? isMemberBy(forest, who, at) : who !== NOBODY
      const counts = link !== root || links.sharer[link] !== who
      if (isMember && counts && marked(MEMBER, who)) tell(MEMBERS, link, day, who)
      if (what !== 'link') leaders.add(what, links.sharer[link], group)
      if (what === 'join') wakeUp(links, alive, link, (up) => tell(ALIVE, up, day))
    })
  return { root, sums, marks, leaders }
}
