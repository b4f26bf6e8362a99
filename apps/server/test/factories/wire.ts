import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

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
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    cut: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      return closed
    },
    mend: () => listen(port),
  }
}
