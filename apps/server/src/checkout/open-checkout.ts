import { Injectable } from '@nestjs/common'
import { MemberCodes } from '../member/member-codes.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { MemberLookup } from './member-lookup.js'
import { type CheckoutView } from './views.js'

/** A checkout that is not settled in this time is over. */
export const CHECKOUT_MS = 10 * 60_000

/** Scans a member code: consumes it and opens a checkout for this clerk and store. */
@Injectable()
export class OpenCheckout {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly codes: MemberCodes,
    private readonly members: Members,
    private readonly lookup: MemberLookup,
  ) {}

  /** Throws the member code's refusals and `member-closed`. Every look-up is logged, the refused ones too. */
  async open(request: RequestName, clerk: { id: number; storeId: number }, memberCode: string): Promise<CheckoutView> {
    try {
      return await this.requests.once(request, (tx) => this.openIn(tx, clerk, memberCode))
    } catch (error) {
      // A log that cannot be written (the database is away) does not hide what the clerk must be told.
      if (error instanceof Refusal) await this.log(this.database, clerk, null, error.code).catch(() => undefined)
      throw error
    }
  }

  private async openIn(tx: Tx, clerk: { id: number; storeId: number }, memberCode: string): Promise<CheckoutView> {
    const now = this.clock.now()
    const member = await this.members.byId(tx, await this.codes.consume(tx, memberCode, this.clock.deviceNow()))
    if (member.status === 'closed') throw new Refusal('member-closed')
    const checkoutId = await this.ids.one()
    const expiresAt = new Date(now + CHECKOUT_MS)
    await tx.insert(
      'checkout',
      ['id', 'store_id', 'clerk_id', 'member_id', 'opened_at', 'expires_at'],
      [[checkoutId, clerk.storeId, clerk.id, member.id, new Date(now), expiresAt]],
    )
    await this.log(tx, clerk, member.id, 'opened')
    return {
      checkoutId: String(checkoutId),
      expiresAt: expiresAt.toISOString(),
      ...(await this.lookup.atTill(tx, member, clerk.storeId, now)),
    }
  }

  private async log(
    tx: Pick<Tx, 'run'>,
    clerk: { id: number; storeId: number },
    memberId: number | null,
    outcome: string,
  ): Promise<void> {
    const row = [await this.ids.one(), clerk.id, clerk.storeId, memberId, outcome, new Date(this.clock.now())]
    await tx.run(
      'INSERT INTO member_lookup (id, clerk_id, store_id, member_id, outcome, looked_up_at) VALUES (?, ?, ?, ?, ?, ?)',
      row,
    )
  }
}
