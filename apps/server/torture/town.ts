import { randomBytes } from 'node:crypto'
import { dayOf } from '@passalong/domain'
import { type DatabaseServer } from '../../../tools/torture/database-server.mjs'
import { Members } from '../src/member/members.js'
import { Database } from '../src/platform/database/database.js'
import { Ids } from '../src/platform/database/ids.js'
import { migrate } from '../src/platform/database/schema.js'
import { tokenHash } from '../src/platform/secrets/digest.js'
import { type Chance } from './chance.js'

/** Somebody with a session: `caller` is the name under which the server keeps their keys. */
export interface Townsman {
  caller: string
  token: string
}

export interface Clerk extends Townsman {
  id: number
  storeId: number
}

export interface TownMember extends Townsman {
  id: number
  openid: string
  hot: boolean
}

/** Who lives in a run's database. */
export interface Town {
  clerks: Clerk[]
  members: TownMember[]
  operator: Townsman
  /** People who are signed in and have not joined when it begins. */
  newcomers: Townsman[]
}

export const HOT_MEMBERS = 8
const COLD_MEMBERS = 200
const STORES = 2
const NEWCOMERS = 400
const CLERKS = 64
/** Versions of share material, from 1 on. */
export const MATERIAL_VERSIONS = 3
/** Cold members whom nobody brought. */
const ALONE = 20
/** Sessions and stocked checkouts outlive every jump of the clock. */
export const FAR_FUTURE = new Date('2150-01-01T00:00:00Z')

export const DATABASE_NAME = 'torture'

/** Opens a connection of the run's own to its database, past the wires. */
export function openDatabase(server: DatabaseServer): Database {
  return new Database(server.url(DATABASE_NAME), 4)
}

/** Makes the run's database and fills it: stores, clerks, promoters that are hot, buyers that are mostly theirs. */
export async function buildTown(server: DatabaseServer, chance: Chance): Promise<Town> {
  const bare = new Database(server.url(''), 1)
  await bare.run(`CREATE DATABASE ${DATABASE_NAME} COLLATE utf8mb4_unicode_520_ci`).finally(() => bare.close())
  await migrate(server.url(DATABASE_NAME))
  const database = openDatabase(server)
  try {
    return await settleTown(database, chance)
  } finally {
    await database.close()
  }
}

async function settleTown(database: Database, chance: Chance): Promise<Town> {
  const builder = new Builder(database, chance)
  const stores = await builder.stores()
  await builder.material()
  const town: Town = { clerks: [], members: [], operator: await builder.operator(), newcomers: [] }
  for (let index = 0; index < NEWCOMERS; index++) town.newcomers.push(await builder.newcomer())
  for (let index = 0; index < CLERKS; index++) town.clerks.push(await builder.clerk(stores[index % STORES] ?? 0))
  for (let index = 0; index < HOT_MEMBERS; index++) {
    // A small tree: the later half of the hot ones was brought by the earlier half.
    const upline = index < HOT_MEMBERS / 2 ? null : (town.members[index - HOT_MEMBERS / 2]?.id ?? null)
    town.members.push(await builder.member(upline, true))
  }
  for (let index = 0; index < COLD_MEMBERS; index++) {
    const upline = index < ALONE ? null : (town.members[index % HOT_MEMBERS]?.id ?? null)
    town.members.push(await builder.member(upline, false))
  }
  const employee = town.members[HOT_MEMBERS - 1]
  if (employee) await builder.employ(employee, stores[0] ?? 0)
  return town
}

class Builder {
  private readonly ids: Ids
  private readonly members: Members

  constructor(
    private readonly database: Database,
    private readonly chance: Chance,
  ) {
    this.ids = new Ids(database)
    this.members = new Members(this.ids)
  }

  async stores(): Promise<number[]> {
    const ids = await this.ids.take(STORES)
    for (const [index, id] of ids.entries())
      await this.database.run(`INSERT INTO store (id, code, name, city, kind) VALUES (?, ?, ?, 'Shanghai', 'shop')`, [
        id,
        `TT${index}`,
        `Store ${index}`,
      ])
    return ids
  }

  async material(): Promise<void> {
    for (let id = 1; id <= MATERIAL_VERSIONS; id++)
      await this.database.run(
        `INSERT INTO material_version (id, material_id, number, title, texts, template_code, template_version, field_values, created_at)
         VALUES (?, 1, ?, '新茶', '[]', 'join', 1, '{}', '2020-01-01')`,
        [id, id],
      )
  }

  async operator(): Promise<Townsman> {
    const id = await this.ids.one()
    await this.database.run(
      `INSERT INTO operator (id, username, password_hash, totp_cipher, used_totp_step) VALUES (?, 'torture', 'none', '', 0)`,
      [id],
    )
    return { caller: `operator:${id}`, token: await this.session('operator_id', id) }
  }

  async clerk(storeId: number): Promise<Clerk> {
    const { personId, token } = await this.person()
    const id = await this.employed(personId, storeId)
    return { id, storeId, caller: `person:${personId}`, token }
  }

  async newcomer(): Promise<Townsman> {
    const { personId, token } = await this.person()
    return { caller: `person:${personId}`, token }
  }

  async member(uplineId: number | null, hot: boolean): Promise<TownMember> {
    const { personId, token, openid } = await this.person()
    const joinedAtMs = Date.now()
    const referrer = uplineId === null ? null : { memberId: uplineId, linkId: 0 }
    const who = {
      personId,
      nickname: `M${personId}`,
      joinedAtMs,
      joinedOn: dayOf(joinedAtMs),
      storeId: null,
      referrer,
    }
    const id = await this.database.transaction((tx) =>
      this.members.add(tx, { ...who, privacyVersion: null, importRef: null }, 'dev'),
    )
    if (hot)
      await this.database.run(`UPDATE member SET promoter_since = ?, promoter_terms_version = '1' WHERE id = ?`, [
        new Date(joinedAtMs),
        id,
      ])
    return { id, openid, hot, caller: `person:${personId}`, token }
  }

  /** Makes a member an employee as well, whose commission goes to payroll. */
  async employ(member: TownMember, storeId: number): Promise<void> {
    await this.employed(Number(member.caller.split(':')[1]), storeId)
  }

  private async employed(personId: number, storeId: number): Promise<number> {
    const id = await this.ids.one()
    await this.database.run(
      `INSERT INTO clerk (id, person_id, store_id, name, state, applied_at) VALUES (?, ?, ?, 'Clerk', 'active', ?)`,
      [id, personId, storeId, new Date()],
    )
    return id
  }

  private async person(): Promise<{ personId: number; token: string; openid: string }> {
    const personId = await this.ids.one()
    const openid = `o-${this.chance.key()}`.slice(0, 28)
    await this.database.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [
      personId,
      openid,
      new Date(),
    ])
    return { personId, openid, token: await this.session('person_id', personId) }
  }

  private async session(owner: 'person_id' | 'operator_id', id: number): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await this.database.run(`INSERT INTO session (token_hash, ${owner}, created_at, expires_at) VALUES (?, ?, ?, ?)`, [
      tokenHash(token),
      id,
      new Date(),
      FAR_FUTURE,
    ])
    return token
  }
}
