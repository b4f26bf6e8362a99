import { randomInt } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { type Day, dayText } from '@passalong/domain'
import { type SqlValue, type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { type Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { MEMBER_COLUMNS, type Member, type MemberRow, memberOfRow } from './member.js'

/** What a new membership starts with. */
export interface NewMember {
  personId: number | null
  nickname: string | null
  joinedAtMs: number
  joinedOn: Day
  storeId: number | null
  /** The way in; without a member when it was a link of the shop's own. */
  referrer: { memberId: number | null; linkId: number } | null
  privacyVersion: string | null
  importRef: string | null
}

/** Members as rows. */
@Injectable()
export class Members {
  constructor(private readonly ids: Ids) {}

  /** Locks a member: whoever changes points, growth or orders of a member holds this row first. */
  async lock(tx: Tx, memberId: number): Promise<Member> {
    const [row] = await tx.rows<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id = ? FOR UPDATE`, [memberId])
    if (!row) throw new Refusal('member-unknown')
    return memberOfRow(row)
  }

  async byId(tx: Pick<Tx, 'rows'>, memberId: number): Promise<Member> {
    const [row] = await tx.rows<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id = ?`, [memberId])
    if (!row) throw new Refusal('member-unknown')
    return memberOfRow(row)
  }

  /** Nicknames by member id. */
  async nicknames(tx: Pick<Tx, 'rows'>, memberIds: readonly number[]): Promise<Map<number, string>> {
    if (memberIds.length === 0) return new Map()
    const rows = await tx.rows<{ id: number; nickname: string }>('SELECT id, nickname FROM member WHERE id IN (?)', [
      memberIds,
    ])
    return new Map(rows.map(({ id, nickname }) => [id, nickname]))
  }

  /**
   * Writes a member with a random member number and member-code credential on a sheet. A number that is taken already fails
   * the sheet as a duplicate; deciding again draws another.
   */
  write(sheet: Sheet, id: number, member: NewMember, codeKeyId: string): { memberNo: string; nickname: string } {
    const memberNo = randomNumber(10)
    const nickname = member.nickname ?? nameOf(memberNo)
    sheet.insert('member', NEW_COLUMNS, memberRow(id, memberNo, member))
    sheet.insert('member_code', CODE_COLUMNS, [randomNumber(11), id, codeKeyId, 0])
    return { memberNo, nickname }
  }

  /** Adds a member with a fresh, random member number and member-code credential. Resolves to the member's id. */
  async add(tx: Tx, member: NewMember, codeKeyId: string): Promise<number> {
    const id = await this.ids.one()
    await this.withFreshNumber(10, (memberNo) => insertNew(tx, 'member', NEW_COLUMNS, memberRow(id, memberNo, member)))
    await this.withFreshNumber(11, (credentialNo) =>
      insertNew(tx, 'member_code', CODE_COLUMNS, [credentialNo, id, codeKeyId, 0]),
    )
    return id
  }

  /** Gives an imported member, whom nobody has claimed, to a person. */
  async claim(
    tx: Tx,
    memberId: number,
    by: { personId: number; nickname: string | null; privacyVersion: string; atMs: number },
  ): Promise<void> {
    const won = await tx.run(
      'UPDATE member SET person_id = ?, nickname = COALESCE(?, nickname), privacy_version = ?, privacy_accepted_at = ? WHERE id = ? AND person_id IS NULL',
      [by.personId, by.nickname, by.privacyVersion, new Date(by.atMs), memberId],
    )
    if (won !== 1) throw new Refusal('claim-code-invalid')
  }

  /** Calls a member otherwise from now on. */
  async rename(tx: Pick<Tx, 'run'>, memberId: number, nickname: string): Promise<void> {
    await tx.run('UPDATE member SET nickname = ? WHERE id = ?', [nickname, memberId])
  }

  /** Keeps the acceptance of the promoter's terms; the first acceptance dates the promoter. */
  async acceptPromoterTerms(tx: Tx, memberId: number, version: string, atMs: number): Promise<void> {
    await tx.run(
      'UPDATE member SET promoter_terms_version = ?, promoter_since = COALESCE(promoter_since, ?) WHERE id = ?',
      [version, new Date(atMs), memberId],
    )
  }

  /** Numbers are drawn at random, so that none tells how many members there are; a taken one is drawn again. */
  private async withFreshNumber(digits: number, insert: (number: string) => Promise<number>): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt++) {
      if ((await insert(randomNumber(digits))) === 1) return
    }
    throw new Error('no free number found')
  }
}

const CODE_COLUMNS = ['credential_no', 'member_id', 'key_id', 'used_step']
const NEW_COLUMNS = [
  ...['id', 'member_no', 'person_id', 'status', 'nickname', 'joined_at', 'joined_store_id', 'referrer_id'],
  ...['referrer_link_id', 'privacy_version', 'privacy_accepted_at', 'tier', 'standing_on', 'import_ref'],
]

function memberRow(id: number, memberNo: string, member: NewMember): SqlValue[] {
  const at = new Date(member.joinedAtMs)
  return [
    id,
    memberNo,
    member.personId,
    'active',
    member.nickname ?? nameOf(memberNo),
    at,
    member.storeId,
    member.referrer?.memberId ?? null,
    member.referrer?.linkId ?? null,
    member.privacyVersion,
    member.privacyVersion === null ? null : at,
    'basic',
    dayText(member.joinedOn),
    member.importRef,
  ]
}

function insertNew(tx: Tx, table: string, columns: readonly string[], row: readonly SqlValue[]): Promise<number> {
  const places = columns.map(() => '?').join(', ')
  return tx.run(`INSERT IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`, row)
}

/** What a member is called who gave no name. */
function nameOf(memberNo: string): string {
  return text('member.unnamed', { digits: memberNo.slice(-4) })
}

function randomNumber(digits: number): string {
  return Array.from({ length: digits }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join('')
}
