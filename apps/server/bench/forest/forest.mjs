import { children, delayMs, firstChildren, randomFrom } from './shape.mjs'

const DAY_MS = 86_400_000
const SPAN_MS = 300 * DAY_MS
export const STORES = 100
/** Subjects: 1 is joining, 2 a campaign that holds three chains of ten, the others hold two of ten between them. */
export const SUBJECTS = 40
export const BIG_CAMPAIGN = 2
const LONGEST_TRY = 4
/** Of those who share, so many are new members; the others have shared before, those who came early more often. */
const NEW_SHARE = 0.2
/** Visits of people who do not share on, for each link; of these so many are no members; so many visits come out of a group. */
const LOOKERS = 0.25
const STRANGERS = 0.8
const FROM_GROUP = 0.3
/** One chain of every forest holds a hundredth of its links: what is viral grows with the forest. */
const VIRAL = 100
const LINKS_PER_FIRST = 1.85
const NOBODY = -1

/**
 * Grows a forest of about `count` links that ends before `endMs`: typed arrays, one entry a link, visit or member, in the order in
 * which they came about in their chains. Indexes stand for ids; -1 is nobody. A visitor from `members.count` on is no member.
 */
export function growForest(count, endMs, seed = 20_260_101) {
  const random = randomFrom(seed)
  const forest = emptyForest(count, endMs)
  const startMs = endMs - SPAN_MS
  const chains = Math.ceil((count * (1 - 1 / VIRAL)) / 300)
  for (let chain = 0; forest.links.count < count; chain++) {
    // The viral chain is the first of the second half, when there are many who could share it.
    const viral = chain === chains >> 1
    const first = viral ? Math.ceil(count / VIRAL / LINKS_PER_FIRST) : firstChildren(random)
    const place = Math.min(1, chain / chains)
    const kind = viral ? 0 : chain % 10
    const subject = kind < 3 ? BIG_CAMPAIGN : kind < 5 ? 3 + (chain % (SUBJECTS - 2)) : 1
    growChain({ forest, random, chain, first, subject, atMs: startMs + place * (SPAN_MS - DAY_MS), endMs, count })
  }
  const { visits, members } = forest
  for (let at = 0; at < visits.count; at++)
    if (visits.person[at] < NOBODY) visits.person[at] = members.count - 2 - visits.person[at]
  return forest
}

function emptyForest(count, endMs) {
  const most = count + 1_000
  const visits = Math.ceil(most * 1.3)
  const people = Math.ceil(most * 0.8) + 1_000
  return {
    links: {
      count: 0,
      parent: new Int32Array(most),
      root: new Int32Array(most),
      depth: new Uint16Array(most),
      sharer: new Int32Array(most),
      subject: new Uint8Array(most),
      channel: new Uint8Array(most),
      store: new Uint8Array(most),
      material: new Int32Array(most),
      ms: new Float64Array(most),
      /** The visit and the joining that came before the link, and the visit of who only looked; -1 when there was none. */
      visit: new Int32Array(most).fill(NOBODY),
      joined: new Int32Array(most).fill(NOBODY),
      looker: new Int32Array(most).fill(NOBODY),
    },
    visits: {
      count: 0,
      link: new Int32Array(visits),
      person: new Int32Array(visits),
      group: new Int32Array(visits),
      ms: new Float64Array(visits),
    },
    members: {
      count: 0,
      referrer: new Int32Array(people),
      link: new Int32Array(people),
      store: new Uint8Array(people),
      ms: new Float64Array(people),
      lastChain: new Int32Array(people).fill(NOBODY),
    },
    groups: Math.max(10, Math.round(count / 50)),
    endMs,
    strangers: 0,
  }
}

function growChain({ forest, random, chain, first, subject, atMs, endMs, count }) {
  const { links } = forest
  const root = links.count
  const shops = subject !== 1
  const { member: sharer, joins } = shops
    ? { member: NOBODY, joins: false }
    : someMember({ forest, random, chain, atMs, parent: NOBODY })
  const store = shops ? chain % STORES : forest.members.store[sharer]
  addLink(forest, { parent: NOBODY, root, depth: shops ? 0 : 1, sharer, subject, store, ms: atMs, channel: 1, chain })
  if (joins) links.joined[root] = sharer
  let waiting = first
  for (let at = root; at < links.count && links.count < count; at++) {
    if (at > root) waiting = children(random, links.depth[at] - (shops ? 0 : 1))
    for (let child = 0; child < waiting && links.count < count; child++)
      growLink({ forest, random, chain, parent: at, root, subject, endMs })
  }
}

/** Somebody follows the parent, joins if they are no member yet, and shares on; others only look. */
function growLink({ forest, random, chain, parent, root, subject, endMs }) {
  const { links, members } = forest
  const ms = Math.min(endMs - 60_000, links.ms[parent] + 60_000 + delayMs(random))
  const { member, joins } = someMember({ forest, random, chain, atMs: ms, parent })
  const link = addLink(forest, {
    parent,
    root,
    depth: links.depth[parent] + 1,
    sharer: member,
    subject,
    store: members.store[member],
    ms,
    channel: 1 + Math.floor(random() * 4),
    chain: 0,
  })
  links.visit[link] = addVisit(forest, random, parent, member, ms - 20_000)
  if (joins) links.joined[link] = member
  if (random() >= LOOKERS) return
  const stranger = random() < STRANGERS || members.count < 100
  const looker = stranger ? NOBODY : existing({ forest, random, chain, atMs: ms })
  // People who are no members are numbered from -2 down until it is known how many members there are.
  const person = looker === NOBODY ? -2 - forest.strangers++ : looker
  links.looker[link] = addVisit(forest, random, link, person, Math.min(endMs - 1_000, ms + delayMs(random)))
}

function addLink({ links }, { parent, root, depth, sharer, subject, store, ms, channel, chain }) {
  const at = links.count++
  links.parent[at] = parent
  links.root[at] = root
  links.depth[at] = depth
  links.sharer[at] = sharer
  links.subject[at] = subject
  links.store[at] = store
  links.ms[at] = ms
  links.channel[at] = channel
  // Two chains of one subject that start on one day are two materials of it.
  links.material[at] = chain
  return at
}

function addVisit({ visits, groups }, random, link, person, ms) {
  const at = visits.count++
  visits.link[at] = link
  visits.person[at] = person
  visits.ms[at] = ms
  visits.group[at] = random() < FROM_GROUP ? Math.floor(groups * random() ** 2) : NOBODY
  return at
}

/** A member who has not been in this chain, or a new one; who comes through a member's link has a referrer. */
function someMember({ forest, random, chain, atMs, parent }) {
  const { members, links } = forest
  if (random() >= NEW_SHARE) {
    const member = existing({ forest, random, chain, atMs })
    if (member !== NOBODY) return { member, joins: false }
  }
  const member = members.count++
  members.ms[member] = atMs - 10_000
  members.link[member] = parent
  members.referrer[member] = parent === NOBODY ? NOBODY : links.sharer[parent]
  members.store[member] = Math.floor(random() * STORES)
  members.lastChain[member] = chain
  return { member, joins: true }
}

function existing({ forest, random, chain, atMs }) {
  const { members } = forest
  for (let attempt = 0; attempt < LONGEST_TRY; attempt++) {
    const member = Math.floor(members.count * random() ** 2)
    if (member >= members.count || members.lastChain[member] === chain || members.ms[member] > atMs - 60_000) continue
    members.lastChain[member] = chain
    return member
  }
  return NOBODY
}
