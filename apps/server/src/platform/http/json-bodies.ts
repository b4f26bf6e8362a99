import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'

/** No body of ours is nested deeper; one that is would overflow the stack of whatever walks it. */
const DEEPEST = 16

/** The server takes JSON and nothing else, and no JSON that is absurdly deep. Refuses with `json-invalid`. */
export function takeJsonOnly(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain')
  fastify.addHook('preValidation', ({ body }, _reply, done) => {
    done(isDeeperThan(body, DEEPEST) ? new Refusal('json-invalid') : undefined)
  })
}

/** Takes bodies of up to `bytes` on the route `path`; to be called before routes are there. */
export function takeLarger(fastify: FastifyInstance, path: string, bytes: number): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === path) route.bodyLimit = bytes
  })
}

/** Answers what fails before any route is found (a broken escape, an endless path segment) like an unknown route. */
export function refuseBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = new Refusal('route-unknown')
  reply
    .status(refusal.status)
    .header('x-request-id', request.id)
    .send(refusal.body(String(request.id)))
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((one) => isDeeperThan(one, depth - 1))
}
