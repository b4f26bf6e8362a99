import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Where a connection is cut: before the request arrived, right after it left, or when its answer is there already. */
export type Cut = 'before' | 'after' | 'answer'

/**
 * A TCP wire on loopback whose next request of a certain kind can be cut. `target` is asked for every connection, because what
 * stands behind it is killed and comes back elsewhere; `isRequest` tells which bytes are worth a cut.
 */
export class Wire {
  cuts = 0
  private armed: Cut | null = null
  private readonly open = new Set<Socket>()
  private readonly server: Server

  constructor(
    private readonly target: () => number,
    private readonly isRequest: (bytes: Buffer) => boolean,
  ) {
    this.server = createServer((near) => this.join(near))
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** The next request on this wire is cut. */
  arm(cut: Cut): void {
    this.armed = cut
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const socket of this.open) socket.destroy()
    await closed
  }

  private join(near: Socket): void {
    const port = this.target()
    if (port === 0) {
      near.destroy()
      return
    }
    const far = connect({ host: '127.0.0.1', port })
    let swallowAnswer = false
    const end = () => {
      near.destroy()
      far.destroy()
    }
    near.on('data', (bytes: Buffer) => {
      const cut = this.armed !== null && this.isRequest(bytes) ? this.armed : null
      if (cut !== null) {
        this.armed = null
        this.cuts++
      }
      if (cut === 'before') return end()
      if (cut === 'after') {
        far.end(bytes)
        return near.destroy()
      }
      swallowAnswer ||= cut === 'answer'
      if (!far.write(bytes)) near.pause()
    })
    far.on('data', (bytes: Buffer) => {
      if (swallowAnswer) end()
      else if (!near.write(bytes)) far.pause()
    })
    far.on('drain', () => near.resume())
    near.on('drain', () => far.resume())
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        this.open.delete(one)
        // What was handed over already still leaves.
        other.end()
      })
    }
  }
}

/** A write of the API: its answer is what must not be lost. */
export const isWrite = (bytes: Buffer) => /^(POST|PUT|DELETE) /.test(bytes.toString('latin1', 0, 8))

/** A packet to the database that ends in COMMIT. */
export const isCommit = (bytes: Buffer) => bytes.toString('latin1', bytes.length - 6) === 'COMMIT'
