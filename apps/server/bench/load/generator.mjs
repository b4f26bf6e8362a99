import { Connection } from './connection.mjs'
import { kinds } from './requests.mjs'

// A process of its own: it makes all requests of a round first, says so, and sends them when it is told to.
let ready

process.on('message', async (message) => {
  try {
    if (message.prepare) process.send(await prepare(message.prepare))
    if (message.go) process.send(await run(ready))
  } catch (error) {
    process.send({ error: error.stack })
  }
})
process.on('disconnect', () => process.exit())

async function prepare({ kind, port, connections, seconds, ask }) {
  const { status, count, request } = kinds[kind](ask)
  const requests = Array.from({ length: count }, (_, index) => request(index))
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)))
  ready = { status, requests, open, seconds }
  return { ready: count }
}

/** Sends for `seconds` or until all requests are sent; the clock stops with the last answer. */
async function run({ status, requests, open, seconds }) {
  const latencies = []
  const failures = {}
  let next = 0
  const started = performance.now()
  const deadline = started + seconds * 1_000
  const worker = (connection) =>
    new Promise((resolve, reject) => {
      let sentAt
      const sendNext = () => {
        sentAt = performance.now()
        if (next >= requests.length || sentAt >= deadline) return resolve()
        connection.send(requests[next++], answered, reject)
      }
      const answered = (got, body) => {
        latencies.push(performance.now() - sentAt)
        if (got !== status) {
          const code = /"code":"([^"]+)"/.exec(body)?.[1] ?? body.slice(0, 80)
          failures[`${got} ${code}`] = (failures[`${got} ${code}`] ?? 0) + 1
        }
        sendNext()
      }
      sendNext()
    })
  await Promise.all(open.map(worker))
  const elapsed = (performance.now() - started) / 1_000
  for (const connection of open) connection.close()
  return { done: latencies.length, elapsed, ranOut: next >= requests.length, failures, ...shape(latencies) }
}

function shape(latencies) {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50Ms: at(0.5), p99Ms: at(0.99), longestMs: sorted.at(-1) ?? Number.NaN }
}
