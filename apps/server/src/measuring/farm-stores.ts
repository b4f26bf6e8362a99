import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Stores } from '../store/stores.js'
import { nameIn } from './farm-file.js'

/** The stores of files; the empty name is a file's first. */
@Injectable()
export class FarmStores {
  private readonly kept = new Map<string, Promise<{ id: number; code: string }>>()

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly stores: Stores,
  ) {}

  named(file: number, name: string): Promise<{ id: number; code: string }> {
    const code = nameIn(file, 'store', name).slice(0, 16)
    const known = this.kept.get(code) ?? this.make(code)
    this.kept.set(code, known)
    return known
  }

  private async make(code: string): Promise<{ id: number; code: string }> {
    const store = { id: await this.ids.one(), code, name: code, city: '', kind: 'shop' as const }
    return this.database.transaction((tx) => this.stores.ensure(tx, store))
  }
}
