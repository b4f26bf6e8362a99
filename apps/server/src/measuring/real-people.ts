import { Injectable } from '@nestjs/common'
import { type Forest } from '../replaying/forest.js'
import { FIRST_POST_MS, PlayForest } from '../replaying/play-forest.js'
import { PlayPurchases } from '../replaying/play-purchases.js'
import { REFUND_AFTER_MS, type SeededPurchase, seededPurchases } from '../replaying/purchases.js'
import { type People, ReplayedPeople } from '../replaying/replayed-people.js'
import { type Step } from './step.js'

/** Ordinary people who have joined, and what they will buy. */
export interface RealPeople {
  members: number
  steps: Step[]
}

export const NOBODY_REAL: RealPeople = { members: 0, steps: [] }

/** The users of real forward trees: they share and join as their trees say, and buy what a seed makes of it. */
@Injectable()
export class RealTrees {
  constructor(
    private readonly people: ReplayedPeople,
    private readonly shares: PlayForest,
    private readonly purchases: PlayPurchases,
  ) {}

  /** Plays all shares; the purchases are returned as steps, each at its own time. */
  async play(forest: Forest, seed: string, progress: (done: number, total: number) => void): Promise<RealPeople> {
    const people = await this.people.ensure(forest.digest, forest.users)
    await this.shares.play(forest, people, (done) => progress(done, forest.nodes.length))
    const memberIds = people.memberIds.flatMap((id) => id ?? [])
    await this.people.enrol(memberIds)
    const storeId = await this.purchases.store()
    const steps = seededPurchases(forest, seed)
      .flat()
      .flatMap((bought) => this.stepsOf(storeId, bought, people))
    return { members: memberIds.length, steps }
  }

  private stepsOf(storeId: number, bought: SeededPurchase, people: People): Step[] {
    const memberId = people.memberIds[bought.user] as number
    const atMs = FIRST_POST_MS + bought.atMs
    const own = `real ${bought.user}`
    let orderId = 0
    const buy = async () => {
      orderId = await this.purchases.buy(storeId, memberId, bought)
    }
    const steps: Step[] = [{ atMs, own, other: null, work: buy }]
    if (bought.refundFen !== null)
      steps.push({ atMs: atMs + REFUND_AFTER_MS, own, other: null, work: () => this.purchases.refund(orderId, bought) })
    return steps
  }
}

/** The first trees of a forest. */
export function firstTrees(forest: Forest, count: number): Forest {
  const places = new Map<number, number>()
  const nodes = forest.nodes.flatMap((node, place) => {
    if (node.cascade >= count) return []
    places.set(place, places.size)
    return [{ ...node, parent: places.get(node.parent) ?? node.parent }]
  })
  return { ...forest, cascades: forest.cascades.slice(0, count), nodes }
}
