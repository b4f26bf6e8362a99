import { Account } from './account.js'
import { type ActorId, cast } from './cast.js'

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

/** What the guide reads of an order. Amounts in fen. */
export interface OrderFacts {
  receiptNo: string
  paidFen: number
  refundedFen: number
  state: string
}

export interface MemberFacts {
  growth: number
  points: number
  pendingCommissionFen: number
  availableCommissionFen: number
  nextRelease: { on: string; amountFen: number } | null
  promoter: boolean
}

export interface WithdrawalFacts {
  netFen: number
  state: string
}

/** All that the stage knows: what each of the four may know of the shop, and what WeChat's chats show. */
export interface Facts {
  members: Partial<Record<ActorId, MemberFacts>>
  chain: ChainNode[]
  /** Of the store, newest first; what was undone is left out. */
  orders: OrderFacts[]
  /** How many receipts there were, those undone included: the next number is free. */
  receipts: number
  /** A's, newest first. */
  withdrawals: WithdrawalFacts[]
  /** How many cards each has sent. */
  cardsSent: Partial<Record<ActorId, number>>
}

export const noFacts = (): Facts => ({
  members: {},
  chain: [],
  orders: [],
  receipts: 0,
  withdrawals: [],
  cardsSent: {},
})

export type Accounts = ReadonlyMap<ActorId, Account>

export const accountsOfAll = (): Accounts => new Map(cast.map(({ id }) => [id, new Account(id)]))

interface Card {
  mine: boolean
}

/** Asks as each of the four. Who is away adds what was known before. */
export async function gatherFacts(accounts: Accounts, before: Facts): Promise<Facts> {
  const facts: Facts = { ...noFacts(), cardsSent: { ...before.cardsSent } }
  const ask = async <T>(id: ActorId, path: string) => accounts.get(id)?.ask<T>(path)
  const members = (['lin', 'chen', 'wang'] as const).map(async (id) => {
    const answer = await ask<MemberFacts>(id, '/v1/me')
    const member = answer?.body ?? (answer?.isAway ? before.members[id] : undefined)
    if (member) facts.members[id] = member
  })
  await Promise.all([...members, gatherCards(facts)])
  await Promise.all([
    gatherOrders(facts, before, ask),
    gatherChain(facts, before, ask),
    gatherWithdrawals(facts, before, ask),
  ])
  return facts
}

type Ask = <T>(id: ActorId, path: string) => Promise<{ body: T | null; isAway: boolean } | undefined>

async function gatherOrders(facts: Facts, before: Facts, ask: Ask): Promise<void> {
  // Nobody can buy before there is a member.
  if (!facts.members.lin && !facts.members.chen) return
  const answer = await ask<{ orders: OrderFacts[] }>('zhou', '/v1/orders/recent')
  if (answer?.isAway) Object.assign(facts, { orders: before.orders, receipts: before.receipts })
  const all = answer?.body?.orders
  if (!all) return
  facts.orders = all.filter(({ state }) => state !== 'undone')
  facts.receipts = all.length
}

async function gatherWithdrawals(facts: Facts, before: Facts, ask: Ask): Promise<void> {
  if (!facts.members.lin) return
  const answer = await ask<{ items: WithdrawalFacts[] }>('lin', '/v1/me/withdrawals')
  facts.withdrawals = answer?.body?.items ?? (answer?.isAway ? before.withdrawals : [])
}

/**
 * A's chain; a name that A may not see is taken from whose direct friend that is. Ids are places within one answer, so
 * someone is known again by the moment of joining.
 */
async function gatherChain(facts: Facts, before: Facts, ask: Ask): Promise<void> {
  const chainOf = async (id: ActorId) =>
    facts.members[id] ? ask<{ nodes: ChainNode[] }>(id, '/v1/me/chain') : undefined
  const [own, ...others] = await Promise.all((['lin', 'chen', 'wang'] as const).map(chainOf))
  if (!own?.body) {
    facts.chain = own?.isAway ? before.chain : []
    return
  }
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
