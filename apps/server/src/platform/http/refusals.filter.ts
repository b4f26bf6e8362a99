import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import { ThrottlerException } from '@nestjs/throttler'
import { type ErrorCode } from '@passalong/contract'
import { type FastifyReply, type FastifyRequest } from 'fastify'
import { type Logger } from 'pino'
import { loggable } from '../log/loggable.js'
import { Refusal } from './refusal.js'

/** What is over in a moment. */
const PASSING: ErrorCode[] = ['database-away', 'too-many-requests', 'poster-busy', 'poster-code-away']

/** Maps whatever was thrown to a declared refusal, once, at the edge. What nobody declared is logged and answered without detail. */
@Catch()
export class RefusalsFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    const refusal = refusalOf(error)
    if (refusal.code === 'internal-error')
      this.log.error({ requestId: request.id, err: loggable(error) }, 'undeclared error')
    if (PASSING.includes(refusal.code)) reply.header('retry-after', '2')
    reply.status(refusal.status).send(refusal.body(String(request.id)))
  }
}

/** The refusal that an error stands for. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ThrottlerException) return new Refusal('too-many-requests')
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('body-too-large')
  if (error instanceof SyntaxError || code?.startsWith('FST_ERR_CTP') || statusCode === 400)
    return new Refusal('json-invalid')
  if (error instanceof HttpException) return ofHttpStatus(error.getStatus())
  return new Refusal('internal-error')
}

function ofHttpStatus(status: number): Refusal {
  if (status === 404 || status === 405 || status === 414) return new Refusal('route-unknown')
  if (status === 413) return new Refusal('body-too-large')
  if (status >= 400 && status < 500) return new Refusal('json-invalid')
  return new Refusal('internal-error')
}
