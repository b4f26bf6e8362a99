import { Readable } from 'node:stream'
import { type FastifyInstance, type FastifyRequest, type preParsingAsyncHookHandler } from 'fastify'

/** A request whose body was kept as it came. */
export interface RawRequest extends FastifyRequest {
  rawBody?: Buffer
}

/**
 * Keeps the bodies that reach the route `path` byte by byte, for a signature covers bytes and not what they mean. The body
 * parser is handed an empty object in their place: whoever checks the signature also reads them. To be called before routes are there.
 */
export function keepRawBody(fastify: FastifyInstance, path: string): void {
  const keep: preParsingAsyncHookHandler = async (request, _reply, payload) => {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > request.routeOptions.bodyLimit) throw tooLarge()
      chunks.push(chunk)
    }
    Object.assign(request, { rawBody: Buffer.concat(chunks) })
    // The parser compares what it was handed with what the header promised.
    const promised = Number(request.headers['content-length'] ?? '2')
    return Object.assign(Readable.from([Buffer.from('{}')]), { receivedEncodedLength: promised })
  }
  fastify.addHook('onRoute', (route) => {
    if (route.url === path) route.preParsing = keep
  })
}

function tooLarge(): Error {
  return Object.assign(new Error('the body is too large'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 })
}
