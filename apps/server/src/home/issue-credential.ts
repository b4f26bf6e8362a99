import { Injectable } from '@nestjs/common'
import { MemberCodes, STEP_SECONDS } from '../member/member-codes.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { type CredentialView } from './views.js'

/** Gives a member's phone what it makes codes from, with the server's time beside it. */
@Injectable()
export class IssueCredential {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: MemberCodes,
  ) {}

  async issue(memberId: number): Promise<CredentialView> {
    const { credentialNo, secret } = await this.codes.credentialOf(this.database, memberId)
    return {
      credentialNo,
      secretBase64: secret.toString('base64'),
      stepSeconds: STEP_SECONDS,
      serverTime: new Date(this.clock.deviceNow()).toISOString(),
    }
  }
}
