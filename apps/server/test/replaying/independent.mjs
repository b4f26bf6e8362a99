import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/**
 * What `npm run replay:chains` has to print for a file, worked out from the raw bytes by other means: no line of the product is
 * used. Fields are split by hand, parents are climbed with a path that is remembered, links are digests of the way up to them,
 * and who acts first comes out of a queue of events instead of a sort.
 *
 *     node apps/server/test/replaying/independent.mjs FILE [SEED]
 */
export function independent(bytes, seed = null) {
  const rows = rowsIn(bytes)
  const refused = {}
  const refuse = (reason) => {
    refused[reason] = (refused[reason] ?? 0) + 1
  }
  const byName = new Map()
  const refusedNames = new Set()
  const cascades = new Set()
  for (const [place, row] of rows.entries()) {
    if (row === null) {
      refuse('row-malformed')
      continue
    }
    if (row.cascade !== '') cascades.add(row.cascade)
    const fault = faultOf(row)
    const name = `${row.cascade}|${row.node}`
    if (fault) refusedNames.add(name)
    if (fault || byName.has(name)) refuse(fault ?? 'node-repeated')
    else byName.set(name, { ...row, place, up: row.parent === '0' ? null : `${row.cascade}|${row.parent}` })
  }
  const all = [...byName.values()]
  climb(all, byName)
  const standing = all.filter(({ depth }) => depth > 0)
  for (const node of all) if (node.depth === 0) refuse(whyHanging(node, byName, refusedNames))
  const shape = shapeOf(standing)
  const played = simulate(standing)
  return {
    ...{ cascades: cascades.size, nodes: rows.length, ...played.counts, ...shape },
    kFactor: played.counts.joins === 0 ? null : fourDecimals(played.shared, played.counts.joins),
    refused: Object.fromEntries(Object.entries(refused).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...amounts(standing, played, seed),
  }
}

const HEADER = ['cascade', 'node', 'parent', 'user', 't_sec_after_root']
const SECONDS_OF_A_CENTURY = 36_500 * 86_400
const WEEK = 7 * 86_400

function rowsIn(bytes) {
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const cut = (line) =>
    line.split(',').map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .trim(),
    )
  const header = cut(lines[0]).map((name) => name.toLowerCase())
  const at = HEADER.map((name) => header.indexOf(name))
  return lines.slice(1).flatMap((line) => {
    if (line === '') return []
    const cells = cut(line)
    if (cells.length !== header.length) return [null]
    const [cascade, node, parent, user, time] = at.map((place) => cells[place])
    return [{ cascade, node, parent, user, time, seconds: time === '' ? null : Number(time) }]
  })
}

function faultOf({ cascade, node, parent, user, time, seconds }) {
  for (const [what, value] of Object.entries({ cascade, node, parent, user }))
    if (value === '') return `${what}-missing`
  if (Math.max(cascade.length, node.length, parent.length, user.length) > 64) return 'text-too-long'
  if (node === '0') return 'node-zero'
  if (node === parent) return 'own-parent'
  if (time !== '' && !/^-?[0-9]+(\.[0-9]+)?$/.test(time)) return 'time-unreadable'
  if (seconds < 0) return 'time-negative'
  return seconds > SECONDS_OF_A_CENTURY ? 'time-too-large' : null
}

/** Depth, time and link of every node by climbing to what is known; depth 0 for what never reaches a first post. */
function climb(all, byName) {
  for (const start of all) {
    const path = []
    const seen = new Set()
    let node = start
    while (node && node.depth === undefined && !seen.has(node)) {
      path.push(node)
      seen.add(node)
      node = node.up === null ? null : byName.get(node.up)
    }
    const top = path.at(-1)
    const lost = top && top.up !== null && (!node || node.depth === undefined || node.depth === 0)
    for (const one of path.reverse()) {
      if (lost) one.depth = 0
      else standOn(one, one.up === null ? null : byName.get(one.up))
    }
  }
}

function standOn(node, parent) {
  node.depth = parent ? parent.depth + 1 : 1
  node.seconds ??= parent ? parent.seconds : 0
  node.above = parent ? parent.link : `first post of ${node.cascade}`
  node.sharer = parent ? parent.user : null
  node.link = createHash('md5')
    .update(`${node.above}\n${node.user}\n${Math.floor(node.seconds / 86_400)}`)
    .digest('base64')
}

function whyHanging(node, byName, refusedNames) {
  let up = byName.get(node.up)
  if (!up) return refusedNames.has(node.up) ? 'parent-refused' : 'parent-unknown'
  for (const seen = new Set(); up && !seen.has(up); up = byName.get(up.up)) {
    if (up === node) return 'parent-cycle'
    seen.add(up)
  }
  return 'parent-refused'
}

function shapeOf(standing) {
  const maxDepth = standing.reduce((most, { depth }) => Math.max(most, depth), 0)
  const byDepth = new Array(maxDepth).fill(0)
  const levels = {}
  for (const { cascade, depth } of standing) {
    byDepth[depth - 1]++
    levels[`${depth} ${cascade}`] = (levels[`${depth} ${cascade}`] ?? 0) + 1
  }
  return { maxDepth, byDepth, maxBreadth: Object.values(levels).reduce((most, level) => Math.max(most, level), 0) }
}

function gathered(nodes, key) {
  const groups = new Map()
  for (const node of nodes) {
    if (!groups.has(node[key])) groups.set(node[key], [])
    groups.get(node[key]).push(node)
  }
  return groups
}

/** Lets everybody act when the link that they followed is there: each link wakes those who wait below it. */
function simulate(standing) {
  const waiting = gathered(standing, 'above')
  const queue = new Queue()
  const wake = (link, now) => {
    for (const node of waiting.get(link) ?? [])
      queue.push([Math.max(now, node.seconds), node.depth, node.seconds, node.place], node)
  }
  for (const firstPost of new Set(standing.flatMap(({ above, depth }) => (depth === 1 ? [above] : []))))
    wake(firstPost, 0)
  const links = new Set()
  const lastVisit = new Map()
  const wayIn = new Map()
  let visits = 0
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [[now], { user, sharer, above, link, seconds }] = next
    const pair = `${user}\n${above}`
    const before = lastVisit.get(pair)
    if (sharer !== user && (before === undefined || seconds - before > 1_800)) visits++
    lastVisit.set(pair, seconds)
    if (!wayIn.has(user)) wayIn.set(user, sharer)
    if (links.has(link)) continue
    links.add(link)
    wake(link, now)
  }
  const shared = [...wayIn.values()].filter((sharer) => sharer !== null).length
  return { counts: { links: links.size, visits, joins: wayIn.size }, shared, wayIn }
}

function amounts(standing, { wayIn }, seed) {
  if (seed === null) return { paidFen: 0, commissionFen: 0 }
  const first = new Map()
  for (const { cascade, user, seconds } of standing) {
    const key = JSON.stringify([cascade, user])
    first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, seconds))
  }
  const visits = gathered(standing, 'user')
  const sum = { paidFen: 0, commissionFen: 0 }
  for (const [key, began] of first) {
    const [cascade, user] = JSON.parse(key)
    const hex = createHash('sha256').update(`${seed}\n${cascade}\n${user}`).digest('hex')
    const word = (n) => Number.parseInt(hex.slice(n * 8, n * 8 + 8), 16)
    if (word(0) % 4 !== 0) continue
    const amount = 100 + (word(1) % 29_901)
    const at = began + (word(2) % 864_000)
    const kind = word(3) % 16
    const left = kind === 0 ? 0 : kind === 1 ? amount - 1 - (word(4) % amount) : amount
    const brought = visits.get(user).some(({ sharer, seconds }) => {
      return sharer !== null && sharer !== user && seconds <= at && at - seconds <= WEEK
    })
    sum.paidFen += left
    if (brought || wayIn.get(user) !== null) sum.commissionFen += Math.floor(left / 10)
  }
  return sum
}

/** A heap of events, the smallest key first. */
class Queue {
  heap = []

  push(key, value) {
    let at = this.heap.push([key, value]) - 1
    while (at > 0 && this.before(at, (at - 1) >> 1)) at = this.swap(at, (at - 1) >> 1)
  }

  pop() {
    if (this.heap.length === 0) return null
    this.swap(0, this.heap.length - 1)
    const least = this.heap.pop()
    for (let at = 0; ; ) {
      let down = 2 * at + 1
      if (down >= this.heap.length) return least
      if (down + 1 < this.heap.length && this.before(down + 1, down)) down++
      if (!this.before(down, at)) return least
      at = this.swap(at, down)
    }
  }

  before(a, b) {
    const [one, two] = [this.heap[a][0], this.heap[b][0]]
    const place = one.findIndex((part, index) => part !== two[index])
    return place >= 0 && one[place] < two[place]
  }

  swap(a, b) {
    const kept = this.heap[a]
    this.heap[a] = this.heap[b]
    this.heap[b] = kept
    return b
  }
}

function fourDecimals(part, whole) {
  const tenThousandths = (BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n)
  return Number(tenThousandths) / 10_000
}

if (process.argv[1] === import.meta.filename) {
  const [, , file, seed] = process.argv
  process.stdout.write(`${JSON.stringify(independent(readFileSync(file), seed ?? null))}\n`)
}
