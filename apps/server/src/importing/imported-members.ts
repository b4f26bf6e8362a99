import { Injectable } from '@nestjs/common'
import { dayOf } from '@passalong/domain'
import { Members } from '../member/members.js'
import { Config } from '../platform/config/config.js'
import { Database } from '../platform/database/database.js'
import { chunks } from './chunks.js'
import { type CustomerHistory } from './receipt-file.js'
import { sideBySide } from './side-by-side.js'

const REFS_AT_ONCE = 500

/** The members that stand for a file's customers. They have no person until somebody claims them at joining. */
@Injectable()
export class ImportedMembers {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly config: Config,
  ) {}

  /**
   * Makes a member of every customer who is none yet, joined at their first row's time (`fallbackMs` when no row of theirs
   * tells one). Resolves to member ids by customer.
   */
  async ensure(
    formatName: string,
    histories: readonly CustomerHistory[],
    fallbackMs: number,
    width: number,
  ): Promise<Map<string, number>> {
    const refOf = (customer: string) => `${formatName}:${customer}`
    const byRef = await this.existing(histories.map(({ customer }) => refOf(customer)))
    const fresh = histories.filter(({ customer }) => !byRef.has(refOf(customer)))
    await sideBySide(fresh, width, async ({ customer, firstAtMs }) => {
      byRef.set(refOf(customer), await this.add(refOf(customer), firstAtMs ?? fallbackMs))
    })
    return new Map(histories.map(({ customer }) => [customer, byRef.get(refOf(customer)) as number]))
  }

  private async existing(refs: readonly string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>()
    for (const some of chunks(refs, REFS_AT_ONCE)) {
      const sql = 'SELECT id, import_ref FROM member WHERE import_ref IN (?)'
      for (const { id, import_ref } of await this.database.rows<{ id: number; import_ref: string }>(sql, [some]))
        found.set(import_ref, id)
    }
    return found
  }

  private async add(importRef: string, joinedAtMs: number): Promise<number> {
    const codeKeyId = [...this.config.memberCodeKeys.keys()][0] as string
    const member = {
      personId: null,
      nickname: null,
      joinedAtMs,
      joinedOn: dayOf(joinedAtMs),
      storeId: null,
      referrer: null,
      privacyVersion: null,
      importRef,
    }
    return this.database.transaction((tx) => this.members.add(tx, member, codeKeyId))
  }
}
