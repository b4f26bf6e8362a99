import { randomBytes } from 'node:crypto'
import { Controller, Get, Res } from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import { type FastifyReply } from 'fastify'
import { Allow } from '../../platform/session/allow.js'
import { renderPage } from './render-page.js'

@ApiExcludeController()
@Controller('operator')
export class OperatorPageController {
  /** The operator's page. It holds nothing: what it shows it asks for with the operator's own session. */
  @Allow('public')
  @Get()
  show(@Res() reply: FastifyReply): void {
    const nonce = randomBytes(16).toString('base64url')
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy(nonce))
      .header('referrer-policy', 'no-referrer')
      .header('x-content-type-options', 'nosniff')
      .send(renderPage(nonce))
  }
}

function policy(nonce: string): string {
  const own = `'nonce-${nonce}'`
  const closed = `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return `default-src 'none'; script-src ${own}; style-src ${own}; img-src data: 'self'; connect-src 'self'; ${closed}`
}
