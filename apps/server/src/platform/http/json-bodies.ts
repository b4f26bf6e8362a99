import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'

/** No body of ours is nested deeper; one that is would overflow the stack of whatever walks it. */
const DEEPEST = 16

/** The server takes JSON and nothing else, and no JSON that is absurdly deep. Refuses with `json-invalid`. */
export function takeJsonOnly(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain')
  fastify.addHook('preValidation', async ({ body }) => {
    if (isDeeperThan(body, DEEPEST)) throw new Refusal('json-invalid')
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
  let level: unknown[] = [value]
  for (let reached = 0; reached < depth && level.length > 0; reached++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return level.some((one) => typeof one === 'object' && one !== null)
}
