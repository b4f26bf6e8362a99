import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { type ErrorCode } from '@passalong/contract'
import { Refusal } from '../http/refusal.js'
import { ALLOW, type Audience, type CalledRequest } from './allow.js'
import { type Caller } from './caller.js'
import { Sessions } from './sessions.js'

/** Lets a request through when its route allows its caller; everything else is refused by name. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience = this.reflector.get<Audience | undefined>(ALLOW, context.getHandler())
    if (!audience)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`)
    if (audience === 'public') return true
    const request = context.switchToHttp().getRequest<CalledRequest>()
    if (audience === 'anyone' && request.headers.authorization === undefined) return true
    const token = bearer(request.headers.authorization)
    if (!token) throw new Refusal('session-missing')
    if (audience === 'anyone') {
      const claim = this.sessions.claimOf(token)
      if (claim) {
        request.claim = claim
        return true
      }
    }
    const caller = await this.sessions.callerOf(token)
    if (!caller) throw new Refusal('session-invalid')
    const fault = exclusion(audience, caller)
    if (fault) throw new Refusal(fault)
    request.caller = caller
    request.sessionToken = token
    return true
  }
}

function bearer(header: string | undefined): string | null {
  return /^Bearer ([\w-]{20,100})$/.exec(header ?? '')?.[1] ?? null
}

function exclusion(audience: Audience, caller: Caller): ErrorCode | null {
  if (audience === 'operator') return caller.operatorId === null ? 'not-an-operator' : null
  if (caller.personId === null) return 'session-invalid'
  if (audience === 'member' && !caller.member) return 'not-a-member'
  if (audience === 'member' && caller.member?.status === 'closed') return 'member-closed'
  if (audience === 'clerk' && !caller.clerk) return 'not-a-clerk'
  return null
}

/** The member behind an `@Allow('member')` route. */
export function memberOf(caller: Caller): number {
  if (!caller.member) throw new Refusal('not-a-member')
  return caller.member.id
}

/** The person behind a signed-in route. */
export function personOf(caller: Caller): number {
  if (caller.personId === null) throw new Refusal('session-invalid')
  return caller.personId
}

/** The clerk behind an `@Allow('clerk')` route, with the store that bounds what they see. */
export function clerkOf(caller: Caller): { id: number; storeId: number } {
  if (!caller.clerk) throw new Refusal('not-a-clerk')
  return caller.clerk
}

/** The operator behind an `@Allow('operator')` route. */
export function operatorOf(caller: Caller): number {
  if (caller.operatorId === null) throw new Refusal('not-an-operator')
  return caller.operatorId
}
