import { Account } from './account.js'
import { type ActorId, cast, MEMBERS, others } from './cast.js'
import { type ChainFacts, type ChainNode, treeOf } from './chain-facts.js'

/** What the guide reads of an order. Amounts in fen. */
export interface OrderFacts {
  receiptNo: string
  paidFen: number
  refundedFen: number
  state: string
  memberMaskedName: string
}

export interface MemberFacts {
  /** ISO-8601 UTC. */
  joinedAt: string
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

/** A material that A shares, and what A's own links of it brought. Amounts in fen. */
export interface MaterialFacts {
  title: string
  brought: { links: number; visits: number; joins: number; paidFen: number }
}

/** All that the stage knows: what each of them may know of the shop, and what WeChat's chats show. */
export interface Facts {
  members: Partial<Record<ActorId, MemberFacts>>
  /** What each of them sees of their own. */
  chains: Partial<Record<ActorId, ChainFacts>>
  /** Who came through A, as the picture shows it. */
  chain: ChainNode[]
  /** Of the store, newest first; what was undone is left out. */
  orders: OrderFacts[]
  /** How many receipts there were, those undone included: the next number is free. */
  receipts: number
  /** A's, newest first. */
  withdrawals: WithdrawalFacts[]
  /** The material of A's that last brought something, or today's; null before there is one. */
  material: MaterialFacts | null
  /** How many cards each has sent. */
  cardsSent: Partial<Record<ActorId, number>>
}

export const noFacts = (): Facts => ({
  members: {},
  chains: {},
  chain: [],
  orders: [],
  receipts: 0,
  withdrawals: [],
  material: null,
  cardsSent: {},
})

export type Accounts = ReadonlyMap<ActorId, Account>

export const accountsOfAll = (): Accounts => new Map([...cast, ...others].map(({ id }) => [id, new Account(id)]))

interface Card {
  mine: boolean
}

/** Asks as each of `present`. Who is away adds what was known before. */
export async function gatherFacts(accounts: Accounts, present: ReadonlySet<ActorId>, before: Facts): Promise<Facts> {
  const facts: Facts = { ...noFacts(), cardsSent: { ...before.cardsSent } }
  const ask = async <T>(id: ActorId, path: string) => accounts.get(id)?.ask<T>(path)
  const members = MEMBERS.filter((id) => present.has(id)).map(async (id) => {
    const answer = await accounts.get(id)?.askAsMember<MemberFacts>('/v1/me')
    const member = answer?.body ?? (answer?.isAway ? before.members[id] : undefined)
    if (member) facts.members[id] = member
  })
  await Promise.all([...members, gatherCards(facts)])
  await Promise.all([
    gatherOrders(facts, before, ask),
    gatherChains(facts, before, ask),
    gatherWithdrawals(facts, before, ask),
    gatherMaterial(facts, before, ask),
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

/** Another day has another material: until that one goes out, the one before is told of. */
async function gatherMaterial(facts: Facts, before: Facts, ask: Ask): Promise<void> {
  if (!facts.members.lin) return
  const answer = await ask<{ material: MaterialFacts | null }>('lin', '/v1/materials/today')
  const today = answer?.body?.material ?? null
  facts.material = today && today.brought.links > 0 ? today : (before.material ?? today)
}

/** What each of them sees of their own chain, and the tree that grows from A. */
async function gatherChains(facts: Facts, before: Facts, ask: Ask): Promise<void> {
  const known = MEMBERS.filter((id) => facts.members[id])
  const answers = known.map(async (id) => {
    const answer = await ask<ChainFacts>(id, '/v1/me/chain')
    const chain = answer?.body ?? (answer?.isAway ? before.chains[id] : undefined)
    if (chain) facts.chains[id] = chain
  })
  await Promise.all(answers)
  const joinedAt = Object.fromEntries(known.map((id) => [id, facts.members[id]?.joinedAt ?? '']))
  facts.chain = treeOf('lin', { joinedAt, chains: facts.chains })
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
