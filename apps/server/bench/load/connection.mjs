import { connect } from 'node:net'

const CRLF2 = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection with one request under way at a time. As cheap as it can be, because the load shares the
 * processors with what it measures: requests are ready bytes, and of an answer only the status and the length are read.
 */
export class Connection {
  #socket
  #head = null
  #missing = 0
  #status = 0
  #resolve
  #reject
  #kept = []

  static async open(port) {
    const connection = new Connection()
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    connection.#socket = socket
    socket.on('data', (chunk) => connection.#hear(chunk))
    socket.on('error', (error) => connection.#reject?.(error))
    socket.on('close', () => connection.#reject?.(new Error('the API closed a connection')))
    return connection
  }

  /** Sends the request; `answered(status, body)` hears its answer, the body only of what is no success. */
  send(request, answered, failed) {
    this.#resolve = answered
    this.#reject = failed
    this.#socket.write(request)
  }

  close() {
    this.#reject = undefined
    this.#socket.destroy()
  }

  #hear(chunk) {
    if (this.#missing > 0) return this.#more(chunk)
    const bytes = this.#head ? Buffer.concat([this.#head, chunk]) : chunk
    const end = bytes.indexOf(CRLF2)
    if (end < 0) {
      this.#head = bytes
      return
    }
    this.#head = null
    this.#status = Number(bytes.latin1Slice(9, 12))
    const length = /content-length: (\d+)/i.exec(bytes.latin1Slice(12, end))
    if (!length) return this.#reject?.(new Error('an answer without a length'))
    this.#kept = []
    this.#missing = Number(length[1])
    this.#more(bytes.subarray(end + 4))
  }

  #more(chunk) {
    this.#missing -= chunk.length
    if (this.#status >= 300) this.#kept.push(chunk)
    if (this.#missing > 0) return
    this.#missing = 0
    this.#resolve(this.#status, this.#status >= 300 ? Buffer.concat(this.#kept).toString() : '')
  }
}
