import { type Client } from '../client.js'
import { HOT_MEMBERS, type TownMember } from '../town.js'
import { type World } from '../world.js'

/** More than what can be had is asked for this often, and another tax than the one that was shown. */
const WRONG = 0.1
/** What one withdrawal takes at the most, fen: some above the limit that an operator decides, most below. */
const MOST_FEN = 40_000

/** A promoter asks for a part of what is available. */
export async function withdraw(client: Client, world: World): Promise<void> {
  const { chance } = client
  const member = aPromoter(client, world)
  const holdings = await client.read('/v1/me/withdrawals', member)
  const most = Math.min(MOST_FEN, Number(holdings.body['withdrawableFen'] ?? 0))
  if (most < 100 && !chance.happens(WRONG)) return
  const amountFen = chance.happens(WRONG) ? chance.between(1, MOST_FEN * 10) : chance.between(100, Math.max(100, most))
  const quote = await client.read(`/v1/me/withdrawal-quote?amountFen=${amountFen}`, member)
  const taxFen = Number(quote.body['taxFen'] ?? 0) + (chance.happens(WRONG / 4) ? 1 : 0)
  const answer = await client.write({
    act: 'withdraw',
    by: member,
    path: '/v1/me/withdrawals',
    body: { amountFen, taxFen },
    about: { memberId: member.id },
  })
  // Never more trouble than withdrawals that can use it up: what is planned stays planned until it has happened.
  if (answer?.status === 201 && chance.happens(0.5)) await trouble(client, world)
}

/** What a member does with a withdrawal that is open: confirms it in WeChat, puts the sheet away, or cancels. */
export async function pursue(client: Client, world: World): Promise<void> {
  const { chance } = client
  const member = aPromoter(client, world)
  const open = await openWithdrawal(client, member)
  if (!open) return
  if (chance.happens(0.15)) {
    const path = `/v1/me/withdrawals/${open.id}/cancellation`
    await client.write({ act: 'cancel', by: member, path, body: {}, about: { withdrawalId: open.id } })
  } else if (open.package !== null) {
    await world.confirm(member, open.package, chance.happens(0.1))
  }
}

/** The operator decides about what waits, often about one that somebody else has just decided. */
export async function decide(client: Client, world: World): Promise<void> {
  const { chance } = client
  const { operator } = world.town
  const waiting = await client.read('/v1/operator/withdrawals?state=waiting-approval', operator)
  const items = (waiting.body['items'] ?? []) as { id: string }[]
  const [first] = items
  if (!first) return
  const decision = chance.happens(0.8) ? 'approve' : 'refuse'
  await client.write({
    act: 'decide',
    by: operator,
    path: `/v1/operator/withdrawals/${first.id}/decision`,
    body: { decision },
    about: { withdrawalId: first.id },
  })
}

/** Something will go wrong at WeChat: an answer, a notification, a transfer. */
async function trouble(client: Client, world: World): Promise<void> {
  const { chance } = client
  const order = chance.one<object>([
    { answer: 'error-before' },
    { answer: 'error-after' },
    { answer: 'cut-before' },
    { answer: 'cut-after' },
    { answer: 'error-after', on: 'query' },
    { answer: 'cut-before', on: 'query' },
    { answer: 'unsigned' },
    { answer: 'wrongly-signed', on: 'query' },
    { answer: 'cut-after', on: 'cancel' },
    { fail: 'ACCOUNT_FROZEN', failAt: 'transfer' },
    { fail: 'DAY_RECEIVED_QUOTA_EXCEED' },
    { notices: 'send', copies: 3, delayMs: 200 },
    { notices: 'hold' },
    { notices: 'drop' },
    { notices: 'send', copies: 1 },
    { notices: 'send', copies: 2 },
    { send: 'held-reversed' },
  ])
  await world.wechat('/wechat/transfers/control', order)
}

/** The hot members are the promoters. */
function aPromoter({ chance }: Client, { town }: World): TownMember {
  return chance.one(town.members.slice(0, HOT_MEMBERS))
}

/** The withdrawal of a member that is open, with what the phone needs to confirm it. */
async function openWithdrawal(
  client: Client,
  member: TownMember,
): Promise<{ id: string; package: string | null } | null> {
  const { body } = await client.read('/v1/me/withdrawals', member)
  const open = (body['open'] ?? null) as { id: string; transfer: { package: string } | null } | null
  return open && { id: open.id, package: open.transfer?.package ?? null }
}
