import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { chunks } from '../importing/chunks.js'
import { PROMOTER_TERMS_VERSION } from '../notice/notices.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'

const AT_ONCE = 500

/** The users of a forest as persons, by place; `memberIds` fills while they join. */
export interface People {
  personIds: number[]
  memberIds: (number | null)[]
}

/** The persons who stand for a file's users; nobody signs in as one of them. */
@Injectable()
export class ReplayedPeople {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Makes a person of every user who is none yet. The same users of the same file are the same persons. */
  async ensure(digest: string, users: readonly string[]): Promise<People> {
    const openids = users.map((user) => openidOf(digest, user))
    const before = await this.persons(openids)
    const fresh = openids.filter((openid) => !before.has(openid))
    const ids = await this.ids.take(fresh.length)
    const now = new Date(this.clock.now())
    const rows = fresh.map((openid, index) => [ids[index] as number, openid, now])
    for (const some of chunks(rows, AT_ONCE))
      await this.database.transaction((tx) => tx.insert('person', ['id', 'openid', 'created_at'], some))
    const known = fresh.length === 0 ? before : await this.persons(openids)
    const personIds = openids.map((openid) => known.get(openid) as number)
    const members = await this.members(personIds)
    return { personIds, memberIds: personIds.map((id) => members.get(id) ?? null) }
  }

  /** Makes promoters of all members, so that what is sold pays whoever brought the buyer. */
  async enrol(memberIds: readonly number[]): Promise<void> {
    for (const some of chunks(memberIds, AT_ONCE))
      await this.database.run(
        'UPDATE member SET promoter_terms_version = ?, promoter_since = ? WHERE id IN (?) AND promoter_since IS NULL',
        [PROMOTER_TERMS_VERSION, new Date(this.clock.now()), some],
      )
  }

  private async persons(openids: readonly string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>()
    for (const some of chunks(openids, AT_ONCE)) {
      const sql = 'SELECT id, openid FROM person WHERE openid IN (?)'
      for (const { id, openid } of await this.database.rows<{ id: number; openid: string }>(sql, [some]))
        found.set(openid, id)
    }
    return found
  }

  private async members(personIds: readonly number[]): Promise<Map<number, number>> {
    const found = new Map<number, number>()
    for (const some of chunks(personIds, AT_ONCE)) {
      const sql = 'SELECT id, person_id FROM member WHERE person_id IN (?)'
      for (const { id, person_id } of await this.database.rows<{ id: number; person_id: number }>(sql, [some]))
        found.set(person_id, id)
    }
    return found
  }
}

/** An openid that WeChat gives nobody, its own for each file and user. */
function openidOf(digest: string, user: string): string {
  return `replay:${createHash('sha256').update(`${digest} ${user}`).digest('hex').slice(0, 40)}`
}
