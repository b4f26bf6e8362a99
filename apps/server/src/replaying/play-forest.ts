import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { parseDay, startOfDay } from '@passalong/domain'
import { sideBySide } from '../importing/side-by-side.js'
import { JoinMembers } from '../joining/join-members.js'
import { PRIVACY_VERSION } from '../notice/notices.js'
import { MintLinks } from '../share/mint-links.js'
import { RecordVisits } from '../share/record-visits.js'
import { SHOP } from '../share/share-links.js'
import { Subjects } from '../share/subjects.js'
import { type Forest, type ForestNode } from './forest.js'
import { inOrder } from './in-order.js'
import { type Plan, parentLinkOf, planOf } from './plan.js'
import { type People } from './replayed-people.js'

/** The moment of every first post: midnight in Shanghai, so that the day of a share is its whole days after it. */
export const FIRST_POST_MS = startOfDay(parseDay('2020-01-01') ?? 0)

/** Shares under way at the same time: they share transactions with each other. */
const SIDE_BY_SIDE = 768
const ROOTS_SIDE_BY_SIDE = 16

/** A link that is there: its row, and the subject that it is about. */
interface Linked {
  id: number
  subjectId: number
}

/** Plays the shares of a forest through the use-cases of the mini program. */
@Injectable()
export class PlayForest {
  constructor(
    private readonly subjects: Subjects,
    private readonly links: MintLinks,
    private readonly visits: RecordVisits,
    private readonly joins: JoinMembers,
  ) {}

  /**
   * A node is a visit of its user to the link of its parent's node, and a link that they mint below it; whoever is no member yet
   * joins in between. The first post is a link of the shop's own. Each act is found again by its own name or rule.
   */
  async play(forest: Forest, people: People, played: (nodes: number) => void): Promise<void> {
    const plan = planOf(forest)
    const there: (Linked | undefined)[] = Array.from({ length: plan.links })
    await sideBySide([...forest.cascades.entries()], ROOTS_SIDE_BY_SIDE, async ([place, cascade]) => {
      there[place] = await this.firstPost(forest.digest, cascade)
    })
    let done = 0
    const placeAt = Int32Array.from(plan.order)
    await inOrder(forest.nodes.length, afterInOrder(plan), SIDE_BY_SIDE, async (turn) => {
      const place = placeAt[turn] as number
      const node = forest.nodes[place] as ForestNode
      const parent = there[parentLinkOf(forest.nodes, plan.linkOf, place)]
      if (!parent) throw new Error(`the link above row ${node.row} is not there`)
      there[plan.linkOf[place] as number] = await this.share(forest, node, parent, people)
      played(++done)
    })
  }

  private async firstPost(digest: string, cascade: string): Promise<Linked> {
    const subject = await this.subjects.create('campaign', campaignCode(digest, cascade), cascade)
    return this.links.mint({ ...MATERIAL, sharerId: SHOP, subjectId: subject.id, atMs: FIRST_POST_MS })
  }

  private async share(forest: Forest, node: ForestNode, parent: Linked, people: People): Promise<Linked> {
    const atMs = FIRST_POST_MS + node.atMs
    const personId = people.personIds[node.user] as number
    const requestHash = visitName(forest, node)
    const nowhere = { wxScene: null, chatType: null, group: null }
    await this.visits.record({ ...nowhere, link: { linkId: parent.id }, visitorId: personId, requestHash, atMs })
    const sharerId = people.memberIds[node.user] ?? (await this.join(personId, atMs))
    people.memberIds[node.user] = sharerId
    return this.links.mint({
      ...{ ...MATERIAL, sharerId, subjectId: parent.subjectId, atMs },
      parent: { linkId: parent.id },
    })
  }

  private async join(personId: number, atMs: number): Promise<number> {
    const joining = { privacyVersion: PRIVACY_VERSION, nickname: null, storeCode: null, linkToken: null }
    return (await this.joins.join({ personId, atMs, joining, request: null, device: null })).memberId
  }
}

const MATERIAL = { channel: 'card', materialVersion: 0, parent: 'came-through', request: null } as const

/** What waits for what, by turns instead of places: earlier shares are taken up first. */
function afterInOrder({ order, afterOwn, afterParent }: Plan): Int32Array[] {
  const turnOf = new Int32Array(order.length)
  for (const [turn, place] of order.entries()) turnOf[place] = turn
  const byTurn = (after: Int32Array) =>
    Int32Array.from(order, (place) => {
      const before = after[place] as number
      return before < 0 ? before : (turnOf[before] as number)
    })
  return [byTurn(afterOwn), byTurn(afterParent)]
}

/** The code of a tree's campaign: readable where its name is short, and never that of another file. */
export function campaignCode(digest: string, cascade: string): string {
  const name = /^[A-Za-z0-9_-]{1,32}$/.test(cascade)
    ? cascade
    : createHash('sha256').update(cascade).digest('hex').slice(0, 32)
  return `replay-${digest.slice(0, 12)}-${name}`
}

function visitName({ digest, cascades }: Forest, { cascade, name }: ForestNode): Buffer {
  const text = JSON.stringify([digest, cascades[cascade], name])
  return createHash('sha256').update(text).digest().subarray(0, 16)
}
