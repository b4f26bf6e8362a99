import type { ActorId } from './cast.js'

/** A friend as `GET /v1/me/chain` tells of them. */
export interface Friend {
  maskedName: string
  /** ISO-8601 UTC. */
  joinedAt: string
  /** Whom they brought themselves, and whom those brought. */
  joins: number
  further: number
  firstOrder: boolean
}

export interface LevelFacts {
  level: number
  visits: number
  joins: number
  firstOrders: number
  paidFen: number
}

/** What the stage reads of a member's chain. Amounts in fen. */
export interface ChainFacts {
  visits: number
  joins: number
  firstOrders: number
  byLevel: LevelFacts[]
  friends: { items: Friend[] }
  topGroups: { label: string; visits: number; joins: number }[]
}

/** Somebody in the picture of the chain. */
export interface ChainNode {
  /** Stays the same while they are a member: the moment of joining, in the place where they stand. */
  id: string
  parentId: string | null
  /** 1: came through A. */
  depth: number
  /** Masked name. */
  label: string
  hasBought: boolean
  /** How many came through them who are not drawn. */
  unseen: number
}

/** So many friends of one person are drawn. */
const MOST = 5

interface Known {
  joinedAt: Partial<Record<ActorId, string>>
  chains: Partial<Record<ActorId, ChainFacts>>
}

/**
 * The tree below `root`, each branch as the one who grew it sees it: a member knows their own friends by name and the
 * rest as numbers, so a branch ends at whoever has no phone on the stage.
 */
export function treeOf(root: ActorId, known: Known): ChainNode[] {
  const nodes: ChainNode[] = []
  const grow = (person: ActorId, parentId: string | null, depth: number) => {
    const friends = known.chains[person]?.friends.items ?? []
    for (const { maskedName, joinedAt, joins, further, firstOrder } of friends.slice(0, MOST).reverse()) {
      const id = `${parentId ?? ''}/${joinedAt}`
      const actor = actorJoined(known, joinedAt)
      const drawn = actor ? Math.min(known.chains[actor]?.friends.items.length ?? 0, MOST) : 0
      const unseen = drawn > 0 ? Math.max(0, joins - drawn) : joins + further
      nodes.push({ id, parentId, depth, label: maskedName, hasBought: firstOrder, unseen })
      if (actor) grow(actor, id, depth + 1)
    }
  }
  grow(root, null, 1)
  return nodes
}

const actorJoined = ({ joinedAt }: Known, moment: string): ActorId | null =>
  (Object.entries(joinedAt).find(([, at]) => at === moment)?.[0] as ActorId | undefined) ?? null
