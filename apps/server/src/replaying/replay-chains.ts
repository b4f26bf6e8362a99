import { Injectable } from '@nestjs/common'
import { CloseBooks } from './close-books.js'
import { type Forest } from './forest.js'
import { PlayForest } from './play-forest.js'
import { PlayPurchases } from './play-purchases.js'
import { seededPurchases } from './purchases.js'
import { countedByReason, type NodeRefusal } from './refusals.js'
import { ReplayFigures } from './replay-figures.js'
import { ReplayedPeople } from './replayed-people.js'

/**
 * What a forest came to. `nodes` are the rows read: `byDepth` and `refused` add up to it. `links` are those that the nodes
 * minted (the first posts are not among them), `visits` those that count, `joins` everybody who joined; `kFactor` are the joins
 * through a member's link for each of them, to four decimals (half up), null without any. Amounts are in fen, net of refunds.
 */
export interface ReplaySummary {
  cascades: number
  nodes: number
  links: number
  visits: number
  joins: number
  maxDepth: number
  byDepth: number[]
  maxBreadth: number
  kFactor: number | null
  refused: Partial<Record<NodeRefusal, number>>
  paidFen: number
  commissionFen: number
}

/** Hears how much of a stage is done; each stage asks for one of its own. */
export type Progress = () => (done: number, total: number) => void

/** Replays forward trees through the use-cases by which shares, visits, joins and orders come to be. */
@Injectable()
export class ReplayChains {
  constructor(
    private readonly people: ReplayedPeople,
    private readonly shares: PlayForest,
    private readonly purchases: PlayPurchases,
    private readonly figures: ReplayFigures,
    private readonly books: CloseBooks,
  ) {}

  /**
   * Every act is found again by its own name: running the same file once more, whole or after a break, writes what is missing
   * and ends with the same summary, which is read from what was written. `seed` lets people buy; null for nobody.
   */
  async run(forest: Forest, seed: string | null, progress: Progress = () => () => undefined): Promise<ReplaySummary> {
    const { cascades, read, byDepth, maxBreadth } = forest
    const people = await this.people.ensure(forest.digest, forest.users)
    const shared = progress()
    await this.shares.play(forest, people, (done) => shared(done, forest.nodes.length))
    const bought = seed === null ? [] : seededPurchases(forest, seed)
    if (seed !== null) await this.people.enrol(people.memberIds.flatMap((id) => id ?? []))
    const sold = progress()
    const orderIds =
      bought.length === 0 ? [] : await this.purchases.play(bought, people, (done) => sold(done, bought.length))
    await this.books.close()
    const { links, visits, joins, sharedJoins } = await this.figures.ofPeople(people.personIds)
    const { paidFen, commissionFen } = await this.figures.ofOrders(orderIds)
    return {
      ...{ cascades: cascades.length, nodes: read, links, visits, joins },
      ...{ maxDepth: byDepth.length, byDepth, maxBreadth, kFactor: ratio(sharedJoins, joins) },
      refused: countedByReason(forest.refused.map(({ reason }) => reason)),
      ...{ paidFen, commissionFen },
    }
  }
}

/** A ratio of whole numbers to four decimals, half up. */
function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 20_000 + whole) / (whole * 2)) / 10_000
}
