import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const LOOPBACK = '127.0.0.1'
/** Below the ports that Linux (32768 on) and macOS (49152 on) give to outgoing connections: what is free there stays free. */
const [LOWEST, BEYOND] = [20_000, 32_000]
const TRIES = 200

/** Whether nothing listens on this loopback port. */
export function portIsFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: LOOPBACK, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The first free port from `wanted` on; any free one when `wanted` is 0 or the next 20 are busy. Who gets it listens later. */
export async function freePort(wanted = 0) {
  for (let port = wanted; wanted > 0 && port <= wanted + 20; port++) if (await portIsFree(port)) return port
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LOWEST, BEYOND)
    if (await portIsFree(port)) return port
  }
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: LOOPBACK }, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
