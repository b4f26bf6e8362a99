import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import { type FastifyRequest } from 'fastify'
import { type Caller } from './caller.js'
import { type SessionClaim } from './sessions.js'

/**
 * Who may call a route. `person` is anyone signed in through WeChat, member or not; `anyone` is a person too, or a phone
 * without a session, which then has to name itself. There a person may only be claimed (`CalledRequest.claim`): the route proves
 * the session with what it writes.
 */
export type Audience = 'public' | 'anyone' | 'person' | 'member' | 'clerk' | 'operator'

export const ALLOW = 'passalong:allow'

/** Names who may call the route; a route without it does not start. */
export const Allow = (audience: Audience) => SetMetadata(ALLOW, audience)

/** A request after the guard has seen it. On a route for `anyone` a session may be claimed; a caller's is proven. */
export interface CalledRequest extends FastifyRequest {
  caller?: Caller
  sessionToken?: string
  claim?: SessionClaim
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
