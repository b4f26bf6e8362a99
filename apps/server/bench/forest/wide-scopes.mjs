import { happenings, isMemberBy, wakeUp } from './happenings.mjs'
import { Leaders } from './leaders.mjs'
import { GROUP_ALIVE_LINK, GROUP_LINK, Marks, MEMBER, VISITOR } from './marks.mjs'
import { ALIVE, COLUMN, LINKS, MEMBERS, SHARED, Sums, VISITORS } from './sums.mjs'

const NOBODY = -1
export const SHOP = 1
export const SUBJECT = 2
export const STORE = 3
export const GROUP = 4

/** The figures of the shop, its subjects, stores and groups, `{scope: {of(id), ids(), marks}}`; `of(id)` is `{sums, leaders}`. */
export function wideScopes(forest) {
  const { links, members, visits, strangers } = forest
  const people = visits.count + links.count
  const scopes = {
    [SHOP]: new Scope(members.count + strangers),
    [SUBJECT]: new Scope(people),
    [STORE]: new Scope(people),
    [GROUP]: new Scope(visits.count * 0.8),
  }
  const alive = new Uint8Array(links.count)
  for (let at = 0; at < links.count; at++)
    happenings(forest, at, (what, link, who, day, group) => {
      const isMember = what === 'visit' ? isMemberBy(forest, who, at) : who !== NOBODY
      tell(forest, scopes, { what, link, who, day, group, isMember })
      if (what !== 'join') return
      wakeUp(links, alive, link, (up) => {
        for (const [scope, id] of around(links, up)) scopes[scope].of(id).sums.add(ALIVE, links.depth[up], day)
      })
    })
  return scopes
}

/** The shop, and where a link belongs. */
function around(links, link) {
  if (link === NOBODY) return [[SHOP, 0]]
  return [
    [SHOP, 0],
    [SUBJECT, links.subject[link]],
    [STORE, links.store[link]],
  ]
}

function tell({ links }, scopes, { what, link, who, day, group, isMember }) {
  const depth = link === NOBODY ? 0 : links.depth[link]
  const sharer = link === NOBODY ? NOBODY : links.sharer[link]
  const heard = around(links, link)
  if (group !== NOBODY) heard.push([GROUP, group])
  for (const [scope, id] of heard) {
    const { sums, leaders } = scopes[scope].of(id)
    const marked = (kind, whom) => scopes[scope].marks.add(id, kind, whom)
    // A group counts the links that were followed in it, once each.
    if (scope !== GROUP || what !== 'link') sums.add(COLUMN[what], depth, day)
    if (what === 'join' && sharer !== NOBODY) sums.add(SHARED, depth, day)
    if (what === 'visit' && marked(VISITOR, who)) sums.add(VISITORS, depth, day)
    // Every member of the shop could share, which needs no mark.
    if (scope === SHOP ? what === 'join' : isMember && marked(MEMBER, who)) sums.add(MEMBERS, depth, day)
    if (scope === GROUP && marked(GROUP_LINK, link)) sums.add(LINKS, depth, day)
    if (scope === GROUP && what === 'join' && marked(GROUP_ALIVE_LINK, link)) sums.add(ALIVE, depth, day)
    if (what !== 'link' && link !== NOBODY) leaders.add(what, sharer, scope === GROUP ? NOBODY : group)
  }
}

class Scope {
  #figures = new Map()

  constructor(expected) {
    this.marks = new Marks(expected)
  }

  of(id) {
    let figures = this.#figures.get(id)
    if (!figures) {
      figures = { sums: new Sums(), leaders: new Leaders() }
      this.#figures.set(id, figures)
    }
    return figures
  }

  ids() {
    return [...this.#figures.keys()].sort((a, b) => a - b)
  }
}
