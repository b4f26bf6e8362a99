import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

const SOCKETS = 8
/** Requests under way on a socket. */
const AHEAD = 16

/** Sends visits as fast as they are answered, as bytes over a few sockets; resolves to how many answers had which status. */
export async function flood(url: string, count: number, body: () => object): Promise<Map<number, number>> {
  const { port, host } = new URL(url)
  const statuses = new Map<number, number>()
  let left = count
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1')
      let underWay = 0
      let heard = ''
      const send = () => {
        for (; underWay < AHEAD && left > 0; left--, underWay++) socket.write(post(host, JSON.stringify(body())))
        if (underWay === 0) socket.end(() => resolve())
      }
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1')
        for (let end = endOfAnswer(heard); end > 0; end = endOfAnswer(heard)) {
          const status = Number(heard.slice(9, 12))
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          heard = heard.slice(end)
          underWay--
        }
        send()
      })
      socket.on('connect', send)
    })
  await Promise.all(Array.from({ length: SOCKETS }, one))
  return statuses
}

function post(host: string, json: string): string {
  const head = [
    'POST /v1/visits HTTP/1.1',
    `host: ${host}`,
    `idempotency-key: ${randomUUID()}`,
    'content-type: application/json',
    `content-length: ${json.length}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${json}`
}

/** Where the first answer in `heard` ends; 0 while some of it is missing. */
function endOfAnswer(heard: string): number {
  const head = heard.indexOf('\r\n\r\n')
  if (head < 0) return 0
  const end = head + 4 + Number(/content-length: (\d+)/i.exec(heard.slice(0, head))?.[1] ?? 0)
  return heard.length >= end ? end : 0
}
