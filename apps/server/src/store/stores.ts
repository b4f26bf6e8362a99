import { Injectable } from '@nestjs/common'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** A store, or the source that imported orders stand under. */
export interface Store {
  id: number
  code: string
  name: string
  city: string
  kind: 'shop' | 'import'
}

/** Stores as rows. */
@Injectable()
export class Stores {
  /** The shop with this code; throws `store-unknown`, for a malformed code too. */
  async byCode(tx: Pick<Tx, 'rows'>, code: string): Promise<Store> {
    if (!/^[A-Za-z0-9]{1,16}$/.test(code)) throw new Refusal('store-unknown')
    const [store] = await tx.rows<Store>(
      `SELECT id, code, name, city, kind FROM store WHERE code = ? AND kind = 'shop'`,
      [code],
    )
    if (!store) throw new Refusal('store-unknown')
    return store
  }

  async byId(tx: Pick<Tx, 'rows'>, storeId: number): Promise<Store> {
    const [store] = await tx.rows<Store>('SELECT id, code, name, city, kind FROM store WHERE id = ?', [storeId])
    if (!store) throw new Refusal('store-unknown')
    return store
  }

  /** Adds a store unless its code exists; resolves to the store under that code. */
  async ensure(tx: Tx, store: Store): Promise<Store> {
    await tx.run(
      'INSERT INTO store (id, code, name, city, kind) VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id',
      [store.id, store.code, store.name, store.city, store.kind],
    )
    const [kept] = await tx.rows<Store>('SELECT id, code, name, city, kind FROM store WHERE code = ?', [store.code])
    return kept as Store
  }
}
