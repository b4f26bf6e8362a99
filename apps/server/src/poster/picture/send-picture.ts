import { type FastifyReply, type FastifyRequest } from 'fastify'
import { type Picture } from './picture.js'

/** For what never changes under its address. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** Whether whoever asks has the picture of this tag already; if so, that was the answer. */
export function hasAlready(request: FastifyRequest, reply: FastifyReply, tag: string, cacheControl: string): boolean {
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/)
  if (!known.includes(tag) && !known.includes(`W/${tag}`)) return false
  reply.header('etag', tag).header('cache-control', cacheControl).status(304).send()
  return true
}

/** Answers with a picture, which is nothing else whatever its bytes look like. */
export function sendPicture(
  reply: FastifyReply,
  { contentType, bytes }: Picture,
  { cacheControl, tag }: { cacheControl: string; tag?: string },
): void {
  reply.header('content-type', contentType).header('cache-control', cacheControl)
  reply.header('x-content-type-options', 'nosniff')
  if (tag !== undefined) reply.header('etag', tag)
  reply.send(bytes)
}
