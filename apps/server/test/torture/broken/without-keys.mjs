import { randomUUID } from 'node:crypto'
import { Server } from 'node:http'

// No idempotency key: the server as it is, except that every request looks like a new one.
const { emit } = Server.prototype

Server.prototype.emit = function emitUnnamed(event, request, ...rest) {
  if (event === 'request' && request.headers['idempotency-key']) request.headers['idempotency-key'] = randomUUID()
  return emit.call(this, event, request, ...rest)
}
