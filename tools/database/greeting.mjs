import { connect } from 'node:net'

const PROTOCOL_VERSION = 10

/**
 * Whether a MySQL-family server answers at this address (`{path}` or `{host, port}`): it speaks first, and the fifth
 * byte of its greeting is the protocol's version. Needs no password and no driver.
 */
export function serverGreets(address, timeoutMs = 15_000) {
  return new Promise((resolve) => {
    const socket = connect(address)
    const answer = (value) => {
      socket.destroy()
      resolve(value)
    }
    socket.setTimeout(timeoutMs, () => answer(false))
    socket.once('error', () => answer(false))
    socket.once('close', () => answer(false))
    socket.once('data', (bytes) => answer(bytes.length > 5 && bytes[4] === PROTOCOL_VERSION))
  })
}
