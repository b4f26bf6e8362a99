import { Injectable } from '@nestjs/common'
import { account } from '@passalong/domain'
import { type Invitee, Invitees } from '../home/invitees.js'
import { Ledger } from '../ledger/ledger.js'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { type ChainView } from './views.js'

/** Who came through a member: names only for those who came directly, counts for the rest. */
@Injectable()
export class ShowChain {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly invitees: Invitees,
  ) {}

  async show(memberId: number): Promise<ChainView> {
    const tree = await this.invitees.under(this.database, memberId)
    const sharers = [memberId, ...tree.map(({ id }) => id)]
    const [visits] = await this.database.rows<{ counted: number }>(
      'SELECT COUNT(*) AS counted FROM visit v JOIN share_link l ON l.id = v.link_id WHERE l.sharer_id IN (?) AND v.counted = 1',
      [sharers],
    )
    const earned = await this.ledger.balances(this.database, {
      pending: account.commissionPending(memberId),
      available: account.commissionAvailable(memberId),
    })
    return {
      visits: visits?.counted ?? 0,
      joins: tree.length,
      earnedFen: earned.pending + earned.available,
      nodes: tree.map((node) => chainNode(node, memberId, tree)),
      byDepth: countsByDepth(tree),
    }
  }
}

/** Node ids are places in this answer, not members: nobody learns an id from a picture. */
function chainNode(node: Invitee, memberId: number, tree: readonly Invitee[]) {
  const place = (id: number) => String(tree.findIndex((other) => other.id === id) + 1)
  return {
    id: place(node.id),
    parentId: node.referrerId === memberId ? null : place(node.referrerId),
    depth: node.depth,
    label: node.depth === 1 ? maskedName(node.nickname) : null,
    joinedAt: node.joinedAt.toISOString(),
    children: tree.filter(({ referrerId }) => referrerId === node.id).length,
  }
}

function countsByDepth(tree: readonly Invitee[]): { depth: number; joins: number }[] {
  const counts = new Map<number, number>()
  for (const { depth } of tree) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b).map(([depth, joins]) => ({ depth, joins }))
}
