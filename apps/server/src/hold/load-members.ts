import { type HoldMember } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'

type Reader = Pick<Tx, 'rows'>

interface MemberRow {
  id: number
  joinedAt: Date
  referrerId: number | null
  personId: number | null
  unionid: string | null
}

interface LifeRow {
  id: number
  boughtAgain: number
  followsOthers: number
  shares: number
}

/** People with how many accounts share a phone or a mark of theirs; what belongs to one account is left out. */
export interface KnownMembers {
  members: Map<number, HoldMember>
  accountsByDevice: Map<string, number>
  accountsByMark: Map<string, number>
}

/** Whose phones and marks matter, of whom only the joining does, and of whom it is asked what else they do. */
interface Asked {
  close: ReadonlySet<number>
  around: ReadonlySet<number>
  lives: ReadonlySet<number>
}

/**
 * What is known of members, one question a kind. Phones and marks are those of `close` people. What else people do (buy again,
 * follow others, share) is asked for those of `lives` alone; the others count as if they did.
 */
export async function knownMembers(tx: Reader, { close, around, lives }: Asked): Promise<KnownMembers> {
  if (close.size === 0) return { members: new Map(), accountsByDevice: new Map(), accountsByMark: new Map() }
  const [rows, others] = await membersOf(tx, close, around)
  const life = new Map((await livesOf(tx, [...lives])).map((one) => [one.id, one]))
  const devices = await devicesOf(tx, rows)
  const marks = await marksOf(tx, rows)
  const members = rows.map(({ id, joinedAt, referrerId, personId, unionid }): HoldMember => {
    const lived = life.get(id)
    return {
      id,
      joinedAtMs: joinedAt.getTime(),
      referrerId,
      devices: devices.byPerson.get(personId ?? 0) ?? [],
      marks: [...(marks.byMember.get(id) ?? []), ...(unionid === null ? [] : [`u${unionid}`])],
      boughtAgain: lived?.boughtAgain !== 0,
      followsOthers: lived?.followsOthers !== 0,
      shares: lived?.shares !== 0,
    }
  })
  for (const { id, joinedAt, referrerId } of others)
    members.push({ ...STRANGER, id, joinedAtMs: joinedAt.getTime(), referrerId })
  return {
    members: new Map(members.map((member) => [member.id, member])),
    accountsByDevice: devices.accounts,
    accountsByMark: marks.accounts,
  }
}

const STRANGER = { devices: [], marks: [], boughtAgain: true, followsOthers: true, shares: true }

/** Those who are close, with their WeChat identity, and those around. */
async function membersOf(
  tx: Reader,
  close: ReadonlySet<number>,
  around: ReadonlySet<number>,
): Promise<[MemberRow[], Pick<MemberRow, 'id' | 'joinedAt' | 'referrerId'>[]]> {
  const rows = await tx.rows<MemberRow>(
    `SELECT m.id, m.joined_at AS joinedAt, m.referrer_id AS referrerId, m.person_id AS personId, p.unionid
       FROM member m LEFT JOIN person p ON p.id = m.person_id WHERE m.id IN (?)`,
    [[...close]],
  )
  const others = [...around].filter((id) => !close.has(id))
  if (others.length === 0) return [rows, []]
  return [
    rows,
    await tx.rows('SELECT id, joined_at AS joinedAt, referrer_id AS referrerId FROM member WHERE id IN (?)', [others]),
  ]
}

function livesOf(tx: Reader, memberIds: readonly number[]): Promise<LifeRow[]> | LifeRow[] {
  if (memberIds.length === 0) return []
  return tx.rows<LifeRow>(
    `SELECT m.id,
        EXISTS (SELECT 1 FROM sale_order o WHERE o.member_id = m.id AND o.undone_at IS NULL
                   AND o.id > COALESCE(m.first_order_id, 0)) AS boughtAgain,
        EXISTS (SELECT 1 FROM visit v JOIN share_link l ON l.id = v.link_id
                 WHERE v.person_id = m.person_id AND l.sharer_id NOT IN (0, m.id, COALESCE(m.referrer_id, 0))) AS followsOthers,
        EXISTS (SELECT 1 FROM share_link own WHERE own.sharer_id = m.id AND own.counted = 1)
          OR EXISTS (SELECT 1 FROM member friend WHERE friend.referrer_id = m.id) AS shares
       FROM member m WHERE m.id IN (?)`,
    [memberIds],
  )
}

async function devicesOf(tx: Reader, rows: readonly MemberRow[]) {
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const found =
    personIds.length === 0
      ? []
      : await tx.rows<{ personId: number; device: string }>(
          'SELECT person_id AS personId, HEX(device_hash) AS device FROM person_device WHERE person_id IN (?)',
          [personIds],
        )
  const accounts = await counted(
    tx,
    `SELECT HEX(device_hash) AS name, COUNT(*) AS accounts FROM person_device
      WHERE device_hash IN (:names) GROUP BY device_hash HAVING accounts > 1`,
    'UNHEX(?)',
    found.map(({ device }) => device),
  )
  return { byPerson: grouped(found.map(({ personId, device }) => [personId, device] as const)), accounts }
}

async function marksOf(tx: Reader, rows: readonly MemberRow[]) {
  const found = await tx.rows<{ memberId: number; mark: string }>(
    'SELECT member_id AS memberId, HEX(mark) AS mark FROM identity_seen WHERE member_id IN (?)',
    [rows.length === 0 ? [0] : rows.map(({ id }) => id)],
  )
  const numbers = await counted(
    tx,
    `SELECT HEX(mark) AS name, COUNT(DISTINCT member_id) AS accounts FROM identity_seen
      WHERE mark IN (:names) GROUP BY mark HAVING accounts > 1`,
    'UNHEX(?)',
    found.map(({ mark }) => mark),
  )
  const wechat = await counted(
    tx,
    `SELECT CONCAT('u', unionid) AS name, COUNT(*) AS accounts FROM person
      WHERE unionid IN (:names) GROUP BY unionid HAVING accounts > 1`,
    '?',
    rows.flatMap(({ unionid }) => unionid ?? []),
  )
  return {
    byMember: grouped(found.map(({ memberId, mark }) => [memberId, mark] as const)),
    accounts: new Map([...numbers, ...wechat]),
  }
}

/** How many accounts share each name, those of one account left out; `place` stands for one name in the statement. */
async function counted(tx: Reader, sql: string, place: string, names: readonly string[]): Promise<Map<string, number>> {
  const different = [...new Set(names)]
  if (different.length === 0) return new Map()
  const places = different.map(() => place).join(', ')
  const rows = await tx.rows<{ name: string; accounts: number }>(sql.replace(':names', places), different)
  return new Map(rows.map(({ name, accounts }) => [name, accounts]))
}

function grouped(pairs: readonly (readonly [number, string])[]): Map<number, string[]> {
  const byId = new Map<number, string[]>()
  for (const [id, value] of pairs) byId.set(id, [...(byId.get(id) ?? []), value])
  return byId
}
