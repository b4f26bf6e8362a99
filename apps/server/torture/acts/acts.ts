import { type Client } from '../client.js'
import { type World } from '../world.js'
import { join, mint, visit } from './forward.js'
import { decide, pursue, withdraw } from './payout.js'
import { refund, scanAndSettle, settleOne, undo } from './till.js'

/** Everything that a client may do next, with how often it does it. */
export const WEIGHTS = {
  settle: 40,
  scan: 12,
  refund: 16,
  undo: 6,
  withdraw: 8,
  pursue: 10,
  decide: 2,
  mint: 8,
  visit: 25,
  join: 4,
  read: 25,
}

/** What a client does. */
export const acts: Record<keyof typeof WEIGHTS, (client: Client, world: World) => Promise<void>> = {
  settle: settleOne,
  scan: scanAndSettle,
  refund,
  undo,
  withdraw,
  pursue,
  decide,
  mint,
  visit,
  join,
  read: async (client, world) => {
    const path = client.chance.one(['/v1/me', '/v1/me/entries', '/v1/me/commissions'])
    await client.read(path, world.someone(client.chance))
  },
}
