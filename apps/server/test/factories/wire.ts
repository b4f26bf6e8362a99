import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP wire to `target` that a test can cut and mend: a database or a WeChat that goes away and comes back. */
export interface Wire {
  port: number
  /** Ends every connection and takes no new one. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function layWire(target: { host: string; port: number }): Promise<Wire> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  const port = await listenAnywhere(server)
  return {
    port,
    cut: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      return closed
    },
    mend: () => listenOn(server, port),
  }
}

/**
 * Listens on a port that is free now and will be free again after a cut: below those from which Linux and macOS take the ports
 * of outgoing connections, so that nobody gets it by chance meanwhile. Resolves to the port.
 */
async function listenAnywhere(server: Server): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await listens(server, port)) return port
  }
}

/** Listens on this port, as soon as whoever looked whether it is free has left it. */
async function listenOn(server: Server, port: number): Promise<void> {
  while (!(await listens(server, port))) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
}
