import { type FastifyReply, type FastifyRequest } from 'fastify'
import { type Picture } from './picture.js'

/** For what never changes under its address. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** The tags of what whoever asks has already. */
export function knownTags(request: FastifyRequest): string[] {
  const header = String(request.headers['if-none-match'] ?? '')
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
}

/** Answers that nothing has changed. */
export function sendNothingNew(reply: FastifyReply, tag: string, cacheControl: string): void {
  reply.header('etag', tag).header('cache-control', cacheControl).status(304).send()
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
