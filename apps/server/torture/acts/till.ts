import { memberCodeAt, memberCodeStep } from '@passalong/contract'
import { type Chance } from '../chance.js'
import { type Client } from '../client.js'
import { type Answer } from '../request.js'
import { type OpenCheckout } from '../stock.js'
import { type World } from '../world.js'

/** Settles a checkout that stands open. */
export async function settleOne(client: Client, world: World): Promise<void> {
  const checkout = world.stock.take(world.someone(client.chance))
  if (checkout) await settle(client, world, checkout)
}

async function settle(client: Client, world: World, checkout: OpenCheckout): Promise<void> {
  const { chance } = client
  const amountFen = chance.happens(0.05) ? chance.between(100_000, 900_000) : chance.between(1, 20_000)
  const pointsToSpend = chance.happens(0.4) ? await pointsFor(client, checkout, amountFen) : 0
  const receiptNo = world.receipt()
  const answer = await client.write({
    act: 'settle',
    by: checkout.clerk,
    path: `/v1/checkouts/${checkout.id}/settlement`,
    body: { receiptNo, amountFen, ...(pointsToSpend > 0 ? { pointsToSpend } : {}) },
    about: { receiptNo, memberId: checkout.member.id },
  })
  const order = answer && orderOf(answer)
  if (order) world.remember({ ...order, member: checkout.member, clerk: checkout.clerk })
}

/** Mostly what the till offers; others spend the same points meanwhile, and some ask for more than there is. */
async function pointsFor(client: Client, { id, clerk }: OpenCheckout, amountFen: number): Promise<number> {
  const quote = await client.look(`/v1/checkouts/${id}/quote`, clerk, { amountFen, usePoints: true })
  const offered = Number(quote.body['pointsToSpend'] ?? 0)
  return client.chance.happens(0.1) ? offered + 100 : offered
}

/** A member shows a code, a clerk scans it, and the receipt follows; one code in ten is shown twice. */
export async function scanAndSettle(client: Client, world: World): Promise<void> {
  const { chance } = client
  const member = world.someone(chance)
  const credential = world.credentials.get(member)
  // Codes follow the phone's time, which no demo clock turns.
  const atMs = Date.now()
  const step = memberCodeStep(atMs)
  if (!credential || (world.shown.get(member) === step && !chance.happens(0.1))) return settleOne(client, world)
  world.shown.set(member, step)
  const clerk = chance.one(world.town.clerks)
  const answer = await client.write({
    act: 'scan',
    by: clerk,
    path: '/v1/checkouts',
    body: { memberCode: memberCodeAt({ ...credential, atMs }) },
    about: { memberId: member.id },
  })
  const id = Number(answer?.body['checkoutId'])
  if (answer?.status === 201) await settle(client, world, { id, member, clerk })
}

/** Half of the refunds take all that is left, some ask for more than that, and some come from another store. */
export async function refund(client: Client, world: World): Promise<void> {
  const { chance } = client
  const order = world.anOrder(chance)
  if (!order) return
  const amountFen = someOf(order.leftFen, chance)
  const clerk = chance.happens(0.03) ? chance.one(world.town.clerks) : order.clerk
  const answer = await client.write({
    act: 'refund',
    by: clerk,
    path: `/v1/orders/${order.id}/refunds`,
    body: { amountFen },
    about: { orderId: order.id, memberId: order.member.id },
  })
  const now = answer && orderOf(answer)
  if (now) order.leftFen = now.leftFen
}

function someOf(leftFen: number, chance: Chance): number {
  const most = Math.max(1, leftFen)
  return chance.happens(0.5) ? most : chance.between(1, chance.happens(0.1) ? most * 2 : most)
}

/** Undoes an order of a moment ago, or one that is too old for it. */
export async function undo(client: Client, world: World): Promise<void> {
  const order = client.chance.happens(0.9) ? world.aRecentOrder(client.chance) : world.anOrder(client.chance)
  if (!order) return
  await client.write({
    act: 'undo',
    by: order.clerk,
    path: `/v1/orders/${order.id}/undo`,
    body: {},
    about: { orderId: order.id, memberId: order.member.id },
  })
}

function orderOf({ status, body }: Answer): { id: string; leftFen: number } | null {
  if (status >= 300) return null
  return { id: String(body['orderId']), leftFen: Number(body['paidFen']) - Number(body['refundedFen']) }
}
