import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

export const channels = ['card', 'moments', 'poster', 'qr'] as const
export type Channel = (typeof channels)[number]

/** The sharer of the shop's own links: no member's id. */
export const SHOP = 0

/**
 * A share link as a row; `parentId` is 0 for a link that starts a chain, `sharerId` is `SHOP` for one of the shop's own.
 * `depth` is 1 for a member's root, 0 for a root of the shop's, else one more than the parent's. `storeId` is the store
 * where the sharer joined, or the one for which the shop minted it.
 */
export interface ShareLink {
  id: number
  token: string
  sharerId: number
  subjectId: number
  channel: Channel
  materialVersion: number
  parentId: number
  rootId: number
  depth: number
  storeId: number | null
  revoked: boolean
  /** False: made ahead, and nobody has sent or followed it yet; no report knows of it. */
  counted: boolean
}

/** Who withdrew a link, as it stands in rows. */
export const REVOKED_BY_SHARER = 1
export const REVOKED_BY_OPERATOR = 2

/** A row of LINK_COLUMNS. */
export interface LinkRow {
  id: number
  token: string
  sharer_id: number
  subject_id: number
  channel: number
  material_version: number
  parent_id: number
  root_id: number
  depth: number
  store_id: number | null
  revoked_at: Date | null
  counted: number
}

/** The columns that `linkOf` reads, of a table or alias `l`. */
export const LINK_COLUMNS =
  'l.id, l.token, l.sharer_id, l.subject_id, l.channel, l.material_version, l.parent_id, l.root_id, l.depth, l.store_id, l.revoked_at, l.counted'

const TOKEN = /^[0-9A-Za-z]{16}$/
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const TOKEN_LENGTH = 16

/** Channels as they stand in rows, from 1. */
export function channelNumber(channel: Channel): number {
  return channels.indexOf(channel) + 1
}

/** Whether text could be a token of ours: anything else is asked of no database. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

/** A token that says nothing about its link: 16 characters, 95 random bits. */
export function randomToken(): string {
  let token = ''
  while (token.length < TOKEN_LENGTH)
    // A byte above the largest multiple of 62 would prefer the first characters of the alphabet.
    for (const byte of randomBytes(TOKEN_LENGTH + 4))
      if (byte < 248 && token.length < TOKEN_LENGTH) token += ALPHABET[byte % 62]
  return token
}

/** A row as a link. */
export function linkOf(row: LinkRow): ShareLink {
  return {
    id: row.id,
    token: row.token,
    sharerId: row.sharer_id,
    subjectId: row.subject_id,
    channel: channels[row.channel - 1] as Channel,
    materialVersion: row.material_version,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    storeId: row.store_id,
    revoked: row.revoked_at !== null,
    counted: row.counted === 1,
  }
}

/** Share links as rows: opaque random tokens with a parent, append-only. */
@Injectable()
export class ShareLinks {
  /** The link of a token; throws `link-unknown` (for anything that is no token of ours too) or `link-revoked`. */
  async byToken(tx: Pick<Tx, 'rows'>, token: string): Promise<ShareLink> {
    const link = await this.find(tx, token)
    if (!link) throw new Refusal('link-unknown')
    if (link.revoked) throw new Refusal('link-revoked')
    return link
  }

  /** The link of a token, withdrawn or not; null when there is none. */
  async find(tx: Pick<Tx, 'rows'>, token: string): Promise<ShareLink | null> {
    if (!isToken(token)) return null
    const [row] = await tx.rows<LinkRow>(`SELECT ${LINK_COLUMNS} FROM share_link l WHERE l.token = ?`, [token])
    return row ? linkOf(row) : null
  }
}
