import { Injectable } from '@nestjs/common'
import { chunks } from '../importing/chunks.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { type FarmFile, nameIn } from './farm-file.js'

/** Somebody of a file; `memberId` is null until they join. */
export interface FarmPerson {
  file: number
  personId: number
  openid: string
  memberId: number | null
  real: boolean
  /** Who shared the link that they opened last, and when. */
  followed: { memberId: number; atMs: number } | null
}

const AT_ONCE = 500

/** The WeChat accounts of all files, by file and name. */
@Injectable()
export class FarmPeople {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Makes the accounts; nobody has joined yet. */
  async make(files: readonly FarmFile[]): Promise<Map<string, FarmPerson>> {
    const people = new Map<string, FarmPerson>()
    for (const [file, { events }] of files.entries()) {
      for (const event of events) {
        if (!('who' in event)) continue
        const key = personKey(file, event.who)
        const real = event.type === 'join' && event.real
        const person = people.get(key)
        const openid = `farm:${nameIn(file, 'who', event.who)}`
        if (!person) people.set(key, { file, personId: 0, openid, memberId: null, real, followed: null })
        else person.real ||= real
      }
    }
    await this.write([...people.values()])
    return people
  }

  private async write(people: FarmPerson[]): Promise<void> {
    const ids = await this.ids.take(people.length)
    const now = new Date(this.clock.now())
    for (const person of people) person.personId = ids.shift() as number
    const rows = people.map(({ personId, openid }) => [personId, openid, now])
    for (const some of chunks(rows, AT_ONCE))
      await this.database.transaction((tx) => tx.insert('person', ['id', 'openid', 'created_at'], some))
  }
}

export const personKey = (file: number, who: string) => `${file} ${who}`
