import { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'

/**
 * Leaves bodies that are no JSON unread on the routes `paths`, so that their handlers read them once they know who sends them;
 * on every other route they stay refused.
 */
export function leaveUnread(fastify: FastifyInstance, paths: readonly string[]): void {
  fastify.addContentTypeParser('*', (request, _payload, done) => {
    if (paths.includes(request.routeOptions.url ?? '')) return done(null)
    done(Object.assign(new Error('this is no JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }))
  })
}

/** An unread body, whole. Throws `tooLarge` as soon as it is known that there is more than `atMostBytes`. */
export async function unreadBody(request: FastifyRequest, atMostBytes: number, tooLarge: Refusal): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > atMostBytes) throw tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.raw as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > atMostBytes) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
