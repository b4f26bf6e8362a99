import { Injectable } from '@nestjs/common'
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { Sessions } from '../platform/session/sessions.js'
import { authenticatorSecret, stepOfDigits } from './authenticator.js'
import { type OperatorAccount, Operators } from './operators.js'
import { isPassword, nobodysHash } from './password.js'

/** Tries in a minute, for one name and for one address. */
export const TRIES = { limit: 5, ttl: 60_000 }

/** Somebody who does not exist: checked like everybody, so that the time of an answer tells nothing. */
const nobody: OperatorAccount = { id: 0, passwordHash: nobodysHash, totpSecret: authenticatorSecret() }

/** Signs an operator in with name, password and the digits of an authenticator app. */
@Injectable()
export class OperatorSignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly operators: Operators,
    private readonly sessions: Sessions,
    @InjectThrottlerStorage() private readonly tries: ThrottlerStorage,
  ) {}

  /**
   * Throws `operator-sign-in-failed` for every fault alike, and `too-many-requests` after five tries of a name in a
   * minute, right ones too. The digits of a step work once.
   */
  async signIn(username: string, password: string, digits: string): Promise<{ token: string; expiresAt: string }> {
    await this.countTry(username)
    const account = (await this.operators.account(username)) ?? nobody
    const step = stepOfDigits(account.totpSecret, digits, this.clock.deviceNow())
    const rightPassword = await isPassword(password, account.passwordHash)
    return this.database.transaction(async (tx) => {
      const taking = 'UPDATE operator SET used_totp_step = ? WHERE id = ? AND used_totp_step < ?'
      const right = rightPassword && step !== null && (await tx.run(taking, [step, account.id, step])) === 1
      if (!right) throw new Refusal('operator-sign-in-failed')
      return this.sessions.open({ operatorId: account.id }, tx)
    })
  }

  private async countTry(username: string): Promise<void> {
    const key = `operator-sign-in:${username}`
    const { isBlocked } = await this.tries.increment(key, TRIES.ttl, TRIES.limit, TRIES.ttl, 'operator-sign-in')
    if (isBlocked) throw new Refusal('too-many-requests')
  }
}
