import { type Config } from '../platform/config/config.js'
import { type Database } from '../platform/database/database.js'
import { type Ids } from '../platform/database/ids.js'
import { Stores } from '../store/stores.js'
import { sandboxOpenid } from './sandbox-openid.js'

const STORE = { code: 'WK01', name: '小满生活 武康路店', city: '上海', kind: 'shop' } as const
const CLERK = { person: 'zhou', name: '周店员' }

/** Puts in the demo's store and its clerk. What is there already stays as it is, so a repeat changes nothing. */
export async function seedShop(config: Config, database: Database, ids: Ids, atMs: number): Promise<void> {
  const [storeId, personId, clerkId] = (await ids.take(3)) as [number, number, number]
  const at = new Date(atMs)
  const openid = sandboxOpenid(config.wechatAppid, CLERK.person)
  await database.transaction(async (tx) => {
    const store = await new Stores().ensure(tx, { id: storeId, ...STORE })
    await tx.insert(
      'person',
      ['id', 'openid', 'created_at'],
      [[personId, openid, at]],
      'ON DUPLICATE KEY UPDATE id = id',
    )
    const [person] = await tx.rows<{ id: number }>('SELECT id FROM person WHERE openid = ?', [openid])
    if (!person) throw new Error('the clerk’s person was not kept')
    const columns = ['id', 'person_id', 'store_id', 'name', 'state', 'applied_at', 'decided_at']
    const row = [clerkId, person.id, store.id, CLERK.name, 'active', at, at]
    await tx.insert('clerk', columns, [row], 'ON DUPLICATE KEY UPDATE id = id')
  })
}
