import { randomUUID } from 'node:crypto'
import { memberToken, SIGNED_IN, signedIn } from '../data/plan.mjs'
import { homeRound } from '../parts/home.mjs'
import { median } from '../parts/rounds.mjs'

const SHARERS = 50
const JOIN = 1

/**
 * Homes are read while `count` posters are asked for at once, and while none are: `{burstP99Ratio, quietP99Ms, burstP99Ms,
 * posters, perSecond, busy}`. The posters are the server's own drawings, a JPEG each, for fifty members.
 */
export async function measureBurst(bench, count) {
  const { options, log, api } = bench
  await bench.startWechat()
  const tokens = await posterTokens(bench)
  // The threads start with the first poster, and read their fonts then.
  await drawn(api, tokens[0])
  const short = { ...bench, options: { ...options, seconds: Math.min(options.seconds, 3) } }
  const quiet = []
  const loud = []
  const read = async (into) => into.push((await homeRound(short, undefined, 4)).p99Ms)
  await read([])
  for (let n = 0; n < 3; n++) await read(quiet)
  const burst = burstOf(api, tokens, count)
  // A round that ends after the last poster says nothing.
  for (let n = 0; n < 20 && !burst.over; n++) {
    const round = []
    await read(round)
    if (!burst.over || loud.length === 0) loud.push(...round)
  }
  const { posters, perSecond, busy, bytes } = await burst.done
  for (let n = 0; n < 2; n++) await read(quiet)
  const [quietP99Ms, burstP99Ms] = [median(quiet), median(loud)]
  log(
    `  ${posters} posters at once: ${perSecond.toFixed(1)}/s, p99 of homes ${quietP99Ms.toFixed(1)} → ${burstP99Ms.toFixed(1)} ms`,
  )
  return {
    burstP99Ratio: burstP99Ms / quietP99Ms,
    quietP99Ms,
    burstP99Ms,
    posters,
    perSecond,
    busy,
    largestKb: bytes / 1_024,
  }
}

function burstOf(api, tokens, count) {
  const started = performance.now()
  const state = { over: false }
  const asked = Array.from({ length: count }, (_, index) => drawn(api, tokens[index % tokens.length]))
  state.done = Promise.all(asked).then((answers) => {
    state.over = true
    const seconds = (performance.now() - started) / 1_000
    const sizes = answers.filter((size) => size > 0)
    const posters = sizes.length
    return { posters, perSecond: posters / seconds, busy: count - posters, bytes: Math.max(...sizes) }
  })
  return state
}

/** The size of a poster's picture; 0 where the server says that it is too busy. */
async function drawn(api, { person, token }) {
  const answer = await fetch(`http://127.0.0.1:${api.port}/v1/posters/${token}/picture?cut=tall`, {
    headers: { authorization: `Bearer ${memberToken(person)}` },
  })
  const { byteLength } = await answer.arrayBuffer()
  if (answer.status === 503) return 0
  if (!answer.ok) throw new Error(`a poster was answered with ${answer.status}`)
  return byteLength
}

/** Fifty members' posters of one material, their codes made: `[{person, token}, …]`. */
async function posterTokens(bench) {
  const materialId = await material(bench.connection)
  const people = Math.min(SIGNED_IN, bench.data.members)
  const tokens = []
  for (let n = 0; n < SHARERS; n++) {
    const person = signedIn(Math.floor((n * people) / SHARERS), bench.data.members)
    const answer = await fetch(`http://127.0.0.1:${bench.api.port}/v1/posters`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${memberToken(person)}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ materialId, cut: 'tall' }),
    })
    if (answer.status !== 201) throw new Error(`POST /v1/posters: ${answer.status} ${await answer.text()}`)
    tokens.push({ person, token: (await answer.json()).token })
  }
  return tokens
}

/** Puts a material of the template `join` there, for everybody, today and tomorrow. */
async function material(connection) {
  const { templates } = await import('../../../../packages/poster/dist/templates/index.js')
  const template = templates.find(({ code }) => code === 'join')
  const own = template.fields.filter(({ from, kind, sample }) => from === 'material' && kind === 'text' && sample)
  const values = { texts: Object.fromEntries(own.map(({ key, sample }) => [key, sample])), pricesFen: {}, pictures: {} }
  const [{ insertId }] = await connection.query(
    `INSERT INTO material (code, subject_id, audience, shows_from, shows_until, state, current_version_id, created_at)
       VALUES (?, ${JOIN}, '{}', CURDATE() - INTERVAL 1 DAY, CURDATE() + INTERVAL 2 DAY, 1, 0, NOW(3))`,
    [`bench-${randomUUID().slice(0, 8)}`],
  )
  const [version] = await connection.query(
    `INSERT INTO material_version (material_id, number, title, texts, template_code, template_version, field_values, created_at)
       VALUES (?, 1, 'Bench', '["Bench"]', ?, ?, ?, NOW(3))`,
    [insertId, template.code, template.version, JSON.stringify(values)],
  )
  await connection.query('UPDATE material SET current_version_id = ? WHERE id = ?', [version.insertId, insertId])
  return String(insertId)
}
