import { randomInt } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Day, dayText } from '@passalong/domain'
import { isDuplicate, type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'

export const channels = ['card', 'moments', 'poster', 'qr'] as const
export type Channel = (typeof channels)[number]

/** A share link as a row; `parentId` is 0 for a link that starts a chain, `sharerId` for one of the shop's own. */
export interface ShareLink {
  id: number
  token: string
  sharerId: number
  subjectId: number
  channel: Channel
  parentId: number
  rootId: number
  depth: number
  revoked: boolean
}

interface LinkRow {
  id: number
  token: string
  sharer_id: number
  subject_id: number
  channel: number
  parent_id: number
  root_id: number
  depth: number
  revoked_at: Date | null
}

const COLUMNS = 'id, token, sharer_id, subject_id, channel, parent_id, root_id, depth, revoked_at'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const TOKEN_LENGTH = 16
/** The subject of an invitation to join. */
const JOIN_SUBJECT = 1

/** Channels as they stand in rows, from 1. */
export function channelNumber(channel: Channel): number {
  return channels.indexOf(channel) + 1
}

/** Share links: opaque random tokens with a parent, append-only. */
@Injectable()
export class ShareLinks {
  constructor(private readonly ids: Ids) {}

  /** The link of a token; throws `link-unknown` (for anything that is no token of ours too) or `link-revoked`. */
  async byToken(tx: Pick<Tx, 'rows'>, token: string): Promise<ShareLink> {
    if (!/^[0-9A-Za-z]{16}$/.test(token)) throw new Refusal('link-unknown')
    const [row] = await tx.rows<LinkRow>(`SELECT ${COLUMNS} FROM share_link WHERE token = ?`, [token])
    if (!row) throw new Refusal('link-unknown')
    const link = linkOf(row)
    if (link.revoked) throw new Refusal('link-revoked')
    return link
  }

  /** The same sharer, subject, parent, channel, material and day: the same link; else a new one. */
  async mint(
    tx: Tx,
    ask: { sharerId: number; channel: Channel; parent: ShareLink | null; atMs: number; day: Day },
  ): Promise<ShareLink> {
    const { sharerId, channel, parent } = ask
    const parentId = parent?.id ?? 0
    const find = async () => {
      const [row] = await tx.rows<LinkRow>(
        `SELECT ${COLUMNS} FROM share_link WHERE sharer_id = ? AND subject_id = ${JOIN_SUBJECT} AND parent_id = ? AND channel = ? AND material_version = 0 AND minted_on = ?`,
        [sharerId, parentId, channelNumber(channel), dayText(ask.day)],
      )
      return row ? linkOf(row) : null
    }
    const found = await find()
    if (found) return found
    const id = await this.ids.one()
    try {
      await tx.insert(
        'share_link',
        [
          'id',
          'token',
          'sharer_id',
          'subject_id',
          'channel',
          'material_version',
          'parent_id',
          'root_id',
          'depth',
          'minted_on',
          'minted_at',
        ],
        [
          [
            id,
            randomToken(),
            sharerId,
            JOIN_SUBJECT,
            channelNumber(channel),
            0,
            parentId,
            parent?.rootId ?? id,
            (parent?.depth ?? 0) + 1,
            dayText(ask.day),
            new Date(ask.atMs),
          ],
        ],
      )
    } catch (error) {
      if (!isDuplicate(error, 'share_link_same_day')) throw error
    }
    return (await find()) as ShareLink
  }
}

function randomToken(): string {
  return Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

function linkOf(row: LinkRow): ShareLink {
  return {
    id: row.id,
    token: row.token,
    sharerId: row.sharer_id,
    subjectId: row.subject_id,
    channel: channels[row.channel - 1] as Channel,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    revoked: row.revoked_at !== null,
  }
}
