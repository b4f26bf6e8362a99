import { Injectable } from '@nestjs/common'
import { ThrottlerGuard } from '@nestjs/throttler'
import { type CalledRequest } from './allow.js'
import { callerName } from './caller.js'

/** Counts requests by who is signed in, and by address for those who are not. */
@Injectable()
export class CallerThrottle extends ThrottlerGuard {
  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    const { caller, ip } = request as unknown as CalledRequest
    return caller ? callerName(caller) : `address:${ip}`
  }
}
