import { type FastifyInstance } from 'fastify'
import { type Logger } from 'pino'
import { type CalledRequest } from '../session/allow.js'
import { callerName } from '../session/caller.js'

/**
 * One line for each request: the route's pattern instead of its address, the caller's internal name, no body, no header, no
 * network address. So no token, code, name or phone number reaches a log.
 */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    // Answers are about a person: no cache in between may keep them, unless a route says otherwise.
    reply.header('x-request-id', request.id).header('cache-control', 'no-store')
    done()
  })
  fastify.addHook('onResponse', (request, reply, done) => {
    const { caller, claim } = request as CalledRequest
    const whose = caller ? callerName(caller) : claim ? `person:${claim.personId}` : null
    const { method, id: requestId } = request
    const route = request.routeOptions.url ?? 'unknown'
    log.info(
      {
        requestId,
        method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        caller: whose,
      },
      'request',
    )
    done()
  })
}
