import { type FastifyInstance } from 'fastify'
import { type Logger } from 'pino'
import { type CalledRequest } from '../session/allow.js'
import { callerName } from '../session/caller.js'

/**
 * One line for each request: the route's pattern instead of its address, the caller's internal name, no body, no header, no
 * network address. So no token, code, name or phone number reaches a log.
 */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onRequest', async (request, reply) => {
    // Answers are about a person: no cache in between may keep them, unless a route says otherwise.
    reply.header('x-request-id', request.id).header('cache-control', 'no-store')
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const { caller } = request as CalledRequest
    const { method, id: requestId } = request
    const route = request.routeOptions.url ?? 'unknown'
    log.info(
      {
        requestId,
        method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        caller: caller ? callerName(caller) : null,
      },
      'request',
    )
  })
}
