import { happenings, isMemberBy, wakeUp } from './happenings.mjs'
import { Marks, MEMBER, VISITOR } from './marks.mjs'
import { ALIVE, COLUMN, JOINS, MEMBERS, SHARED, Sums, VISITORS, VISITS } from './sums.mjs'

const NOBODY = -1

/**
 * The figures of every member as their ids run, from what happened at their own links (level 1) and at those of everybody who came
 * through them: `{marks, members()}`; `members()` yields `{member, sums, leaders: [[kind, leader, visits, joins], …]}`.
 */
export function memberScopes(forest) {
  const { members } = forest
  const { own, marks } = ownOf(forest)
  const invitees = inviteesOf(members)
  return {
    marks,
    *members() {
      for (let member = 0; member < members.count; member++)
        yield {
          member,
          sums: sumsOf(member, own, invitees),
          leaders: [...friendRows(member, own, invitees), ...groupRows(member, own)],
        }
    },
  }
}

function sumsOf(top, own, invitees) {
  const sums = new Sums()
  const waiting = [[top, 1]]
  while (waiting.length > 0) {
    const [member, level] = waiting.pop()
    own.each(member, (column, who, day) => {
      // Nobody is counted as a member in their own figures.
      if (column !== MEMBERS || who !== top) sums.add(column, level, day)
    })
    for (const invitee of invitees.of(member)) waiting.push([invitee, level + 1])
  }
  return sums
}

function* friendRows(top, own, invitees) {
  for (const friend of invitees.of(top)) {
    const led = [0, 0]
    own.each(friend, (column) => {
      if (column === VISITS) led[0] += 1
      if (column === JOINS) led[1] += 1
    })
    if (led[0] + led[1] > 0) yield [1, friend, ...led]
  }
}

function groupRows(top, own) {
  const groups = new Map()
  own.each(top, (column, _who, _day, group) => {
    if (group === NOBODY || (column !== VISITS && column !== JOINS)) return
    const led = groups.get(group) ?? [0, 0]
    led[column === VISITS ? 0 : 1] += 1
    groups.set(group, led)
  })
  return [...groups].sort(([a], [b]) => a - b).map(([group, led]) => [2, group, ...led])
}

/** What counts at the links of each sharer, in typed arrays. */
function ownOf(forest) {
  const { members } = forest
  const starts = new Int32Array(members.count + 1)
  eachOwn(forest, (sharer) => {
    starts[sharer + 1] += 1
  })
  for (let member = 0; member < members.count; member++) starts[member + 1] += starts[member]
  const next = starts.slice()
  const count = starts[members.count]
  const kept = { column: new Uint8Array(count), who: new Int32Array(count), day: new Uint16Array(count) }
  const groups = new Int32Array(count)
  const marks = eachOwn(forest, (sharer, column, who, day, group) => {
    const at = next[sharer]++
    kept.column[at] = column
    kept.who[at] = who
    kept.day[at] = day
    groups[at] = group
  })
  const each = (member, hear) => {
    for (let at = starts[member]; at < starts[member + 1]; at++)
      hear(kept.column[at], kept.who[at], kept.day[at], groups[at])
  }
  return { own: { each }, marks }
}

/** Tells `hear(sharer, column, who, day, group)` of everything that counts for a sharer; answers whom it marked. */
function eachOwn(forest, hear) {
  const { links, visits, members } = forest
  const alive = new Uint8Array(links.count)
  const marks = new Marks(visits.count + links.count + members.count)
  for (let at = 0; at < links.count; at++)
    happenings(forest, at, (what, link, who, day, group) => {
      const sharer = link === NOBODY ? NOBODY : links.sharer[link]
      if (sharer !== NOBODY) {
        hear(sharer, COLUMN[what], who, day, group)
        if (what === 'join') hear(sharer, SHARED, who, day, NOBODY)
        if (what === 'visit' && marks.add(sharer, VISITOR, who)) hear(sharer, VISITORS, who, day, NOBODY)
        const isMember = what === 'visit' ? isMemberBy(forest, who, at) : true
        if (isMember && who !== sharer && marks.add(sharer, MEMBER, who)) hear(sharer, MEMBERS, who, day, NOBODY)
      }
      if (what === 'join')
        wakeUp(links, alive, link, (up) => {
          if (links.sharer[up] !== NOBODY) hear(links.sharer[up], ALIVE, NOBODY, day, NOBODY)
        })
    })
  return marks
}

function inviteesOf({ count, referrer }) {
  const starts = new Int32Array(count + 2)
  for (let member = 0; member < count; member++) if (referrer[member] !== NOBODY) starts[referrer[member] + 1] += 1
  for (let member = 0; member <= count; member++) starts[member + 1] += starts[member]
  const next = starts.slice()
  const list = new Int32Array(starts[count])
  for (let member = 0; member < count; member++)
    if (referrer[member] !== NOBODY) list[next[referrer[member]]++] = member
  return { of: (member) => list.subarray(starts[member], starts[member + 1]) }
}
