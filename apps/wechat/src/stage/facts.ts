import type { ActorId } from './cast.js'
import type { Phone } from './phone.js'

/** A node of `GET /v1/me/chain`. */
export interface ChainNode {
  id: string
  parentId: string | null
  depth: number
  /** Masked name of a direct friend, null further away. */
  label: string | null
  /** ISO-8601 UTC. */
  joinedAt: string
}

export interface Refund {
  amountFen: number
}

/** What the guide reads of an order. Amounts in fen. */
export interface OrderFacts {
  receiptNo: string
  paidFen: number
  refundedFen: number
  refunds: Refund[]
}

export interface MemberFacts {
  growth: number
  points: number
  pendingCommissionFen: number
  promoter: boolean
}

/** All that the stage knows, and only because a phone on it may know it. */
export interface Facts {
  members: Partial<Record<ActorId, MemberFacts>>
  chain: ChainNode[]
  orders: OrderFacts[]
  /** How many cards each has sent. */
  cardsSent: Partial<Record<ActorId, number>>
}

export const noFacts = (): Facts => ({ members: {}, chain: [], orders: [], cardsSent: {} })

type Phones = ReadonlyMap<ActorId, Phone>

interface ChainAnswer {
  nodes: ChainNode[]
}

interface Card {
  mine: boolean
}

/** Asks every phone what its person may see. A phone without a session, or without network, adds nothing. */
export async function gatherFacts(phones: Phones, before: Facts): Promise<Facts> {
  const facts: Facts = { ...noFacts(), cardsSent: { ...before.cardsSent } }
  const asks = [...phones].map(async ([id, phone]) => {
    if (id === 'zhou') {
      if (!phone.session?.clerk) return
      const answer = await phone.ask<{ orders: OrderFacts[] }>('/v1/orders/recent')
      facts.orders = answer.body?.orders ?? (answer.isAway ? before.orders : [])
      return
    }
    if (!phone.session?.member) return
    const answer = await phone.ask<MemberFacts>('/v1/me')
    const member = answer.body ?? (answer.isAway ? before.members[id] : undefined)
    if (member) facts.members[id] = member
  })
  await Promise.all([...asks, gatherCards(facts), gatherChain(facts, phones, before)])
  return facts
}

/**
 * A's chain; a name that A may not see is taken from the phone whose direct friend that is. Ids are places within one
 * answer, so someone is known again by the moment of joining.
 */
async function gatherChain(facts: Facts, phones: Phones, before: Facts): Promise<void> {
  const chainOf = async (id: ActorId) => {
    const phone = phones.get(id)
    return phone?.session?.member ? phone.ask<ChainAnswer>('/v1/me/chain') : undefined
  }
  const [own, ...others] = await Promise.all((['lin', 'chen', 'wang'] as const).map(chainOf))
  if (!own?.body) {
    facts.chain = own?.isAway ? before.chain : []
    return
  }
  // Names seen before stay known while the phone that may see them is offline.
  const names = new Map(before.chain.flatMap(({ joinedAt, label }) => (label === null ? [] : [[joinedAt, label]])))
  for (const answer of others) {
    for (const { joinedAt, label } of answer?.body?.nodes ?? []) if (label !== null) names.set(joinedAt, label)
  }
  facts.chain = own.body.nodes.map((node) => ({ ...node, label: node.label ?? names.get(node.joinedAt) ?? null }))
}

async function gatherCards(facts: Facts): Promise<void> {
  const count = async (id: ActorId) => {
    const response = await fetch(`/wechat/chats/${id}`).catch(() => null)
    if (!response?.ok) return
    const { chats } = (await response.json()) as { chats: { cards: Card[] }[] }
    facts.cardsSent[id] = chats.flatMap(({ cards }) => cards).filter(({ mine }) => mine).length
  }
  await Promise.all((['lin', 'chen'] as const).map(count))
}
