export const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000
const NOBODY = -1

/** Days since 1970-01-01 in Asia/Shanghai. */
export const dayOf = (ms) => Math.floor((ms + SHANGHAI_MS) / DAY_MS)

/**
 * Tells `hear(what, link, who, day, group)` what happened at link number `at`, in its order: somebody followed the parent and joined,
 * then minted this link, then somebody looked at it. `what` is visit, join or link; `link` is where it counts.
 */
export function happenings({ links, visits }, at, hear) {
  const visit = links.visit[at]
  const visitDay = visit === NOBODY ? 0 : dayOf(visits.ms[visit])
  const group = visit === NOBODY ? NOBODY : visits.group[visit]
  if (visit !== NOBODY) hear('visit', links.parent[at], visits.person[visit], visitDay, group)
  const joined = links.joined[at]
  if (joined !== NOBODY) hear('join', links.parent[at], joined, dayOf(joinedMs(links.ms[at])), group)
  hear('link', at, links.sharer[at], dayOf(links.ms[at]), NOBODY)
  const looker = links.looker[at]
  if (looker !== NOBODY) hear('visit', at, visits.person[looker], dayOf(visits.ms[looker]), visits.group[looker])
}

/** Who joins to share joins ten seconds before. */
export const joinedMs = (mintedMs) => mintedMs - 10_000

/** Whether somebody who followed a link on the way to minting number `at` was a member by then. */
export function isMemberBy({ links, members }, who, at) {
  return who < members.count && links.joined[at] !== who
}

/** Tells of every link that has its first join at or below it now. */
export function wakeUp(links, alive, link, tell) {
  for (let up = link; up !== NOBODY && !alive[up]; up = links.parent[up]) {
    alive[up] = 1
    tell(up)
  }
}
