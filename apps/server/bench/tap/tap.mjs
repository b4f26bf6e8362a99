import { connect, createServer } from 'node:net'
import { Commands } from './commands.mjs'

/**
 * A wire between an API and its database that reads what goes over it: every command is one round trip. Answers
 * `{url, take(), close()}`; `take()` gives the commands since the last time, `[{connection, text}, …]` in their order.
 */
export async function layTap(url) {
  const tapped = new URL(url)
  const target = { host: tapped.hostname, port: Number(tapped.port), noDelay: true }
  const sockets = new Set()
  let heard = []
  let connections = 0
  const server = createServer({ noDelay: true }, (near) => {
    const connection = connections++
    const far = connect(target)
    const commands = new Commands((text) => heard.push({ connection, text }))
    near.on('data', (chunk) => commands.hear(chunk))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  tapped.port = String(server.address().port)
  return {
    url: tapped.href,
    take() {
      const taken = heard
      heard = []
      return taken
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
