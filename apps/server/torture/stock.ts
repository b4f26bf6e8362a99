import { type Database } from '../src/platform/database/database.js'
import { Ids } from '../src/platform/database/ids.js'
import { type Clerk, FAR_FUTURE, type Town, type TownMember } from './town.js'

/** Checkouts kept ready for each hot member. */
const FULL = 60
const EACH_MS = 100

/** An open checkout and who may settle it. */
export interface OpenCheckout {
  id: number
  member: TownMember
  clerk: Clerk
}

/**
 * Checkouts that are open without a scan: a code is good once in 30 seconds, so that scans alone would never crowd one member.
 * The rows go straight to the database; one that could not be written is written again later.
 */
export class Stock {
  private readonly ready = new Map<TownMember, OpenCheckout[]>()
  private readonly ids: Ids
  private turn = 0
  private ended = false
  private filling: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly town: Town,
  ) {
    this.ids = new Ids(database)
  }

  /** Keeps the stock full until `end`. */
  begin(): void {
    this.ended = false
    this.filling = this.keepFull()
  }

  end(): Promise<void> {
    this.ended = true
    return this.filling
  }

  take(member: TownMember): OpenCheckout | undefined {
    return this.ready.get(member)?.pop()
  }

  /** Writes what is missing. */
  async fill(): Promise<void> {
    const lacking: OpenCheckout[] = []
    for (const member of this.town.members)
      for (let count = this.ready.get(member)?.length ?? 0; count < (member.hot ? FULL : 2); count++)
        lacking.push({ id: await this.ids.one(), member, clerk: this.nextClerk() })
    if (lacking.length === 0) return
    const rows = lacking.map(({ id, member, clerk }) => [
      id,
      clerk.storeId,
      clerk.id,
      member.id,
      new Date(),
      FAR_FUTURE,
    ])
    await this.database.transaction((tx) =>
      tx.insert('checkout', ['id', 'store_id', 'clerk_id', 'member_id', 'opened_at', 'expires_at'], rows),
    )
    for (const checkout of lacking) {
      const list = this.ready.get(checkout.member) ?? []
      list.push(checkout)
      this.ready.set(checkout.member, list)
    }
  }

  private async keepFull(): Promise<void> {
    while (!this.ended) {
      await this.fill().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, EACH_MS))
    }
  }

  private nextClerk(): Clerk {
    const clerk = this.town.clerks[this.turn++ % this.town.clerks.length]
    if (!clerk) throw new Error('a town without clerks')
    return clerk
  }
}
