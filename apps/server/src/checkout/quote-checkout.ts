import { Injectable } from '@nestjs/common'
import { fenOfPoints, pointsUsable } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { MemberLookup } from './member-lookup.js'
import { type QuoteView } from './views.js'

/** Says what an amount comes to, before anything is settled. */
@Injectable()
export class QuoteCheckout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lookup: MemberLookup,
  ) {}

  /** Throws `checkout-unknown` (another clerk's too), `checkout-settled` and `checkout-expired`. */
  async quote(
    clerk: { id: number; storeId: number },
    checkoutId: number,
    amountFen: number,
    usePoints: boolean,
  ): Promise<QuoteView> {
    const [checkout] = await this.database.rows<{ member_id: number; expires_at: Date; order_id: number | null }>(
      `SELECT member_id, expires_at, (SELECT id FROM sale_order o WHERE o.id = c.order_id AND o.undone_at IS NULL) AS order_id
         FROM checkout c WHERE id = ? AND clerk_id = ? AND store_id = ?`,
      [checkoutId, clerk.id, clerk.storeId],
    )
    const now = this.clock.now()
    if (!checkout) throw new Refusal('checkout-unknown')
    if (checkout.order_id !== null) throw new Refusal('checkout-settled')
    if (checkout.expires_at.getTime() <= now) throw new Refusal('checkout-expired')
    const points = await this.lookup.pointsNow(this.database, checkout.member_id, now)
    const pointsMax = pointsUsable({ points, dueFen: amountFen })
    const pointsToSpend = usePoints ? pointsMax : 0
    const pointsFen = fenOfPoints(pointsToSpend)
    return { amountFen, pointsToSpend, pointsFen, toPayFen: amountFen - pointsFen, pointsMax }
  }
}
