import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import { type FastifyRequest } from 'fastify'
import { type Caller } from './caller.js'

/**
 * Who may call a route. `person` is anyone signed in through WeChat, member or not; `anyone` is a person too, or a phone
 * without a session, which then has to name itself.
 */
export type Audience = 'public' | 'anyone' | 'person' | 'member' | 'clerk' | 'operator'

export const ALLOW = 'passalong:allow'

/** Names who may call the route; a route without it does not start. */
export const Allow = (audience: Audience) => SetMetadata(ALLOW, audience)

/** A request after the guard has seen it. */
export interface CalledRequest extends FastifyRequest {
  caller?: Caller
  sessionToken?: string
}

/** The caller of this request. */
export const Called = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>()
  if (!caller) throw new Error('a public route has no caller')
  return caller
})

/** The caller's own session token. */
export const SessionToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return context.switchToHttp().getRequest<CalledRequest>().sessionToken ?? ''
})
