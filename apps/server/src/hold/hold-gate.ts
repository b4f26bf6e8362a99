import { Injectable } from '@nestjs/common'
import { type HoldScore } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { type DueReward, rewardName } from './due-reward.js'
import { JudgeRewards, type KnownPayees } from './judge-rewards.js'
import { ScoringWatch } from './scoring-watch.js'

/** Scoring did not work: nothing of the batch may be released. `cause` says why. */
export class ScoringStopped extends Error {
  constructor(cause: unknown) {
    super('rewards could not be scored', { cause })
  }
}

const COLUMNS = ['order_id', 'level', 'state', 'score', 'reasons', 'held_at']
/** It waits for an operator, and not for a day. */
const WAITS_NO_LONGER = 'UPDATE commission FORCE INDEX (PRIMARY) SET due_on = NULL WHERE level = ? AND order_id IN (?)'

/** Every commission passes here before it is released. What could not be judged does not pass. */
@Injectable()
export class HoldGate {
  constructor(
    private readonly judge: JudgeRewards,
    private readonly watch: ScoringWatch,
  ) {}

  /**
   * Holds those of the locked `rewards` whose score is high, in the caller's transaction; resolves to their names
   * (`rewardName`). What an operator released once passes. Throws ScoringStopped, and then nothing may be released.
   */
  async hold(
    tx: Tx,
    rewards: readonly DueReward[],
    atMs: number,
    known: KnownPayees = new Map(),
  ): Promise<ReadonlySet<string>> {
    const held = await this.score(tx, rewards, atMs, known).catch((error: unknown) => {
      throw new ScoringStopped(error)
    })
    const rows = held.map(({ reward, score }) => {
      return [reward.orderId, reward.level, 'held', score.score, JSON.stringify(score.reasons), new Date(atMs)]
    })
    await tx.insert('reward_hold', COLUMNS, rows)
    for (const level of new Set(held.map(({ reward }) => reward.level))) {
      const orderIds = held.flatMap(({ reward }) => (reward.level === level ? reward.orderId : []))
      await tx.run(WAITS_NO_LONGER, [level, orderIds])
    }
    return new Set(held.map(({ reward }) => rewardName(reward)))
  }

  /** A run of the release came to its end. */
  passed(): Promise<void> {
    return this.watch.scored()
  }

  /** A run of the release failed: raises the alert when it was the scoring. */
  async failed(error: unknown): Promise<void> {
    if (error instanceof ScoringStopped) await this.watch.stopped(error.cause)
  }

  private async score(tx: Tx, rewards: readonly DueReward[], atMs: number, known: KnownPayees) {
    const left = rewards.filter(({ amountFen, takenBackFen }) => takenBackFen < amountFen)
    if (left.length === 0) return []
    const decided = await tx.rows<{ orderId: number; level: number }>(
      `SELECT order_id AS orderId, level FROM reward_hold WHERE state = 'released' AND order_id IN (?)`,
      [left.map(({ orderId }) => orderId)],
    )
    const passed = new Set(decided.map(rewardName))
    const asked = left.filter((reward) => !passed.has(rewardName(reward)))
    const scores = await this.judge.judge(tx, asked, atMs, known)
    return asked.flatMap((reward) => {
      const score = scores.get(rewardName(reward)) as HoldScore
      return score.held ? [{ reward, score }] : []
    })
  }
}
