import { Injectable } from '@nestjs/common'
import { type HoldPurchase, type HoldScore, type Portrait, portraitOf, scoreHold } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { type DueReward, rewardName } from './due-reward.js'
import { friendCircles, withOpened } from './load-circles.js'
import { purchasesAround } from './load-kin.js'
import { knownMembers } from './load-members.js'
import { latestPurchases, paidForPurchases } from './load-purchases.js'

/** Payees with fewer buyers are also judged by what happens around them, once it is worth a look, fen a month. */
const FEW_BUYERS = 5
const WORTH_LOOKING_AROUND_FEN = 1_000
/** What a payee and their buyers do besides is only asked from so many purchases on: fewer say nothing of a habit. */
const TELLING_PURCHASES = 4
/** Money is followed round from so much commission a month on, fen. */
const WORTH_FOLLOWING_FEN = 2_500
/** Payees of so many purchases come again in the next batches of a run. */
const POPULAR = 30
const KEPT_PORTRAITS = 2_000
/** Rewards wait so long as a rule. What waited longer is seen among what happened when it was new, not only of late. */
const USUAL_WAIT_MS = 8 * 86_400_000

/** The portraits of popular payees, kept for one run of the release. */
export type KnownPayees = Map<number, Portrait>

/** Judges commissions before their release: facts in a bounded number of questions a batch, then a pure score. */
@Injectable()
export class JudgeRewards {
  /** The score of each of these commissions, by `rewardName`. */
  async judge(
    tx: Pick<Tx, 'rows'>,
    rewards: readonly DueReward[],
    atMs: number,
    known: KnownPayees,
  ): Promise<Map<string, HoldScore>> {
    const payeeIds = [...new Set(rewards.map(({ payeeId }) => payeeId))].filter((id) => !known.has(id))
    const asOfMs = Math.min(atMs, ...rewards.map(({ decidedAt }) => decidedAt.getTime() + USUAL_WAIT_MS))
    const portraits = await this.portraits(tx, payeeIds, asOfMs)
    for (const [id, { portrait, purchases }] of portraits)
      if (purchases >= POPULAR && known.size < KEPT_PORTRAITS) known.set(id, portrait)
    return new Map(
      rewards.map((one) => {
        const portrait = known.get(one.payeeId) ?? portraits.get(one.payeeId)?.portrait
        if (!portrait) throw new Error(`no portrait of member ${one.payeeId}`)
        return [rewardName(one), scoreHold(purchaseOf(one), portrait)]
      }),
    )
  }

  private async portraits(tx: Pick<Tx, 'rows'>, payeeIds: readonly number[], atMs: number) {
    const latest = await latestPurchases(tx, payeeIds, atMs)
    const earns = (id: number, fen: number) => sumOf(latest.get(id) ?? []) >= fen
    const several = payeeIds.filter((id) => (latest.get(id) ?? []).length >= TELLING_PURCHASES)
    const circles = await friendCircles(tx, several, atMs)
    const own = await withOpened(tx, several, latest)
    const few = payeeIds.filter((id) => buyersOf(own.get(id) ?? []).size < FEW_BUYERS)
    const around = await purchasesAround(
      tx,
      few.filter((id) => earns(id, WORTH_LOOKING_AROUND_FEN)),
      own,
      atMs,
    )
    const paidFor = await paidForPurchases(
      tx,
      payeeIds.filter((id) => earns(id, WORTH_FOLLOWING_FEN)),
      atMs,
    )
    const buyers = (ids: readonly number[], by: ReadonlyMap<number, HoldPurchase[]>) =>
      ids.flatMap((id) => [...buyersOf(by.get(id) ?? [])])
    const known = await knownMembers(tx, {
      close: new Set([...payeeIds, ...buyers(payeeIds, own)]),
      around: new Set(buyers(payeeIds, around)),
      lives: new Set(buyers(several, own)),
    })
    return new Map(
      payeeIds.map((payeeId) => {
        const purchases = own.get(payeeId) ?? []
        const portrait = portraitOf({ payeeId, purchases, kin: around.get(payeeId) ?? [], paidFor, circles, ...known })
        return [payeeId, { portrait, purchases: purchases.length }]
      }),
    )
  }
}

function buyersOf(purchases: readonly HoldPurchase[]): Set<number> {
  return new Set(purchases.map(({ buyerId }) => buyerId))
}

function sumOf(purchases: readonly HoldPurchase[]): number {
  return purchases.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

function purchaseOf({ decidedAt, ...reward }: DueReward): HoldPurchase {
  return { ...reward, refundedLate: false, refundedInTime: false, paidAtMs: decidedAt.getTime(), openedToPay: false }
}
