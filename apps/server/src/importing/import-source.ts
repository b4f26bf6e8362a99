import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Stores } from '../store/stores.js'
import { type Format } from './format.js'

/** The store of kind `import` that a format's orders stand under. */
@Injectable()
export class ImportSource {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly stores: Stores,
  ) {}

  /** Resolves to the store's id; makes the store on the first import of this format. */
  async ensure({ store }: Format): Promise<number> {
    const [known] = await this.database.rows<{ id: number }>('SELECT id FROM store WHERE code = ?', [store.code])
    if (known) return known.id
    const id = await this.ids.one()
    const made = { id, ...store, city: '', kind: 'import' as const }
    return (await this.database.transaction((tx) => this.stores.ensure(tx, made))).id
  }
}
