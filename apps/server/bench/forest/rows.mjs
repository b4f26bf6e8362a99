import { chainScopes } from './chain-scopes.mjs'
import { STORES, SUBJECTS } from './forest.mjs'
import { dayOf } from './happenings.mjs'
import { Lines } from './lines.mjs'
import { memberScopes } from './member-scopes.mjs'
import { ID, tokenOf } from './plan.mjs'
import { TALLIED } from './sums.mjs'
import { GROUP, SHOP, STORE, SUBJECT, wideScopes } from './wide-scopes.mjs'

const NULL = '\\N'
const NOBODY = -1
const MEMBER = 5
const LINK = 6
const DAY_MS = 86_400_000

const at = (ms) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ')
const dayText = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The tables of a forest, each as `[name, columns, lines]`, in the order in which they are loaded. */
export function* tablesOf(forest, { allMarks }) {
  yield ['store', ['id', 'code', 'name', 'city', 'kind'], stores()]
  yield ['share_subject', ['id', 'kind', 'code', 'title', 'created_at'], subjects()]
  yield ['chat_group', ['id', 'open_gid', 'first_seen_at'], groups(forest)]
  yield ['person', ['id', 'openid', 'created_at'], persons(forest)]
  yield ['member', MEMBER_COLUMNS, memberRows(forest)]
  yield ['share_link', LINK_COLUMNS, linkRows(forest)]
  yield ['visit', VISIT_COLUMNS, visitRows(forest)]
  // Marks and leaders come out of the same pass as the tallies and are kept until those are loaded.
  const marks = new Lines()
  const leaders = new Lines()
  yield [
    'share_tally',
    ['scope', 'scope_id', 'axis', 'bucket', ...TALLIED],
    tallyRows(forest, { marks, leaders, allMarks }),
  ]
  yield ['share_leader', ['scope', 'scope_id', 'kind', 'leader_id', 'visits', 'joins'], leaders.take()]
  yield ['share_mark', ['scope', 'scope_id', 'kind', 'who_id'], marks.take()]
}

function* stores() {
  for (let n = 0; n < STORES; n++) yield `${ID.store + n}\tB${100 + n}\tStore ${n}\tShanghai\tshop`
}

function* subjects() {
  for (let n = 2; n <= SUBJECTS; n++) yield `${n}\tcampaign\tC${n}\tCampaign ${n}\t2026-01-01`
}

function* groups({ groups: count }) {
  for (let n = 0; n < count; n++) yield `${ID.group + n}\tbench-group-${n}\t2026-01-01`
}

function* persons({ members }) {
  for (let n = 0; n < members.count; n++) yield `${ID.person + n}\tbench-member-${n}\t${at(members.ms[n])}`
}

const MEMBER_COLUMNS = [
  ...['id', 'member_no', 'person_id', 'status', 'nickname', 'joined_at', 'joined_store_id', 'referrer_id'],
  ...['referrer_link_id', 'privacy_version', 'privacy_accepted_at', 'promoter_terms_version', 'promoter_since', 'tier'],
  'standing_on',
]

function* memberRows({ members, links }) {
  for (let n = 0; n < members.count; n++) {
    const joined = at(members.ms[n])
    const referrer = members.referrer[n]
    const link = members.link[n]
    const byMember = link !== NOBODY && links.sharer[link] !== NOBODY
    const row = [
      ...[
        ID.member + n,
        1_000_000_000 + n,
        ID.person + n,
        'active',
        `Member ${n}`,
        joined,
        ID.store + members.store[n],
      ],
      ...[referrer === NOBODY ? NULL : ID.member + referrer, byMember ? ID.link + link : NULL, 'bench', joined],
      ...['bench', joined, 'basic', joined.slice(0, 10)],
    ]
    yield row.join('\t')
  }
}

const LINK_COLUMNS = [
  ...[
    'id',
    'token',
    'sharer_id',
    'subject_id',
    'material_version',
    'parent_id',
    'root_id',
    'depth',
    'channel',
    'store_id',
  ],
  ...['minted_on', 'minted_at'],
]

function* linkRows({ links }) {
  for (let n = 0; n < links.count; n++) {
    const row = [
      ...[ID.link + n, tokenOf(n), links.sharer[n] === NOBODY ? 0 : ID.member + links.sharer[n], links.subject[n]],
      ...[links.material[n], links.parent[n] === NOBODY ? 0 : ID.link + links.parent[n], ID.link + links.root[n]],
      ...[links.depth[n], links.channel[n], ID.store + links.store[n], dayText(dayOf(links.ms[n])), at(links.ms[n])],
    ]
    yield row.join('\t')
  }
}

const VISIT_COLUMNS = ['id', 'link_id', 'person_id', 'visited_at', 'wx_scene', 'counted', 'own', 'group_id']

function* visitRows({ visits }) {
  for (let n = 0; n < visits.count; n++) {
    const group = visits.group[n] === NOBODY ? NULL : ID.group + visits.group[n]
    const who = ID.person + visits.person[n]
    yield `${ID.visit + n}\t${ID.link + visits.link[n]}\t${who}\t${at(visits.ms[n])}\t1007\t1\t0\t${group}`
  }
}

/** All tallies as their key sorts them; marks and leaders are put aside on the way. */
function* tallyRows(forest, { marks, leaders, allMarks }) {
  const wide = wideScopes(forest)
  for (const scope of [SHOP, SUBJECT, STORE, GROUP]) {
    for (const id of wide[scope].ids()) {
      const { sums, leaders: best } = wide[scope].of(id)
      yield* sumLines(scope, idOf(scope, id), sums)
      leaderLines(leaders, scope, idOf(scope, id), best.rows())
    }
    if (allMarks || scope === SHOP) markLines(marks, scope, wide[scope].marks.sorted())
    wide[scope] = undefined
  }
  const members = memberScopes(forest)
  for (const { member, sums, leaders: best } of members.members()) {
    yield* sumLines(MEMBER, ID.member + member, sums)
    leaderLines(leaders, MEMBER, ID.member + member, best)
  }
  if (allMarks) markLines(marks, MEMBER, members.marks.sorted())
  for (const { root, sums, marks: seen, leaders: best } of chainScopes(forest)) {
    for (const [at, own] of sums.entries()) yield* sumLines(LINK, ID.link + root + at, own)
    leaderLines(leaders, LINK, ID.link + root, best.rows())
    if (allMarks) markLines(marks, LINK, chainMarks(root, seen))
  }
}

const BASE = { [SHOP]: 0, [SUBJECT]: 0, [STORE]: ID.store, [GROUP]: ID.group, [MEMBER]: ID.member, [LINK]: ID.link }
const idOf = (scope, id) => BASE[scope] + id
/** Visitors are marked as persons, who could share as members, and in groups the links. */
const whoId = (kind, who) => [0, ID.person, ID.member, ID.link, ID.link][kind] + who
const leaderId = (kind, id) => (kind === 1 ? ID.member : ID.group) + id

function* sumLines(scope, id, sums) {
  for (const [axis, bucket, counts] of sums.rows()) yield `${scope}\t${id}\t${axis}\t${bucket}\t${counts.join('\t')}`
}

function leaderLines(leaders, scope, id, rows) {
  for (const [kind, leader, visits, joins] of rows)
    leaders.add(`${scope}\t${id}\t${kind}\t${leaderId(kind, leader)}\t${visits}\t${joins}`)
}

function markLines(marks, scope, rows) {
  for (const [id, kind, who] of rows) marks.add(`${scope}\t${idOf(scope, id)}\t${kind}\t${whoId(kind, who)}`)
}

function* chainMarks(root, seen) {
  for (const kind of [1, 2]) for (const who of [...seen[kind]].sort((a, b) => a - b)) yield [root, kind, who]
}
