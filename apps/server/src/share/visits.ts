import { type Candidate, type FollowedLink, type Payable, type Touch } from '@passalong/domain'
import { ask } from '../platform/database/database.js'
import { channels, SHOP } from './share-links.js'

/** More visits than this in seven days say nothing further about who brought a person. */
const TOUCHES_READ = 50

/** A member who may be paid because of somebody who is: the other's referrer. */
export interface UplineRow {
  upline_id: number | null
  upline_status: Touch['sharerStatus'] | null
  upline_promoter_since: Date | null
  /** When whom they brought joined. */
  upline_referred_at: Date | null
}

interface TouchRow {
  link_id: number
  sharer_id: number
  status: Touch['sharerStatus']
  promoter_since: Date | null
  channel: number
  visited_at: Date
}

/** Asks for the links that members followed between two instants, the latest of each, members' and the shop's; own ones and Moments are left out. */
export function visitQuestion(memberIds: readonly number[], sinceMs: number, untilMs: number) {
  return ask<TouchRow & UplineRow & { member_id: number }>(
    `SELECT touches.*, u.status AS upline_status, u.promoter_since AS upline_promoter_since FROM (
       SELECT b.id AS member_id, v.link_id, l.sharer_id, s.status, s.promoter_since, l.channel, v.visited_at,
              s.referrer_id AS upline_id, s.joined_at AS upline_referred_at,
              ROW_NUMBER() OVER (PARTITION BY b.id, l.sharer_id = ${SHOP} ORDER BY v.visited_at DESC, v.link_id DESC) AS place
         FROM member b JOIN visit v ON v.person_id = b.person_id JOIN share_link l ON l.id = v.link_id LEFT JOIN member s ON s.id = l.sharer_id
        WHERE b.id IN (?) AND v.own = 0 AND l.channel <> 2 AND v.visited_at BETWEEN ? AND ?
     ) touches LEFT JOIN member u ON u.id = touches.upline_id WHERE place <= ${TOUCHES_READ}`,
    [memberIds, new Date(sinceMs), new Date(untilMs)],
  )
}

/** The referrer of a candidate, null when nobody brought them. */
export function uplineOf(row: UplineRow): Payable | null {
  if (row.upline_id === null || row.upline_status === null) return null
  return {
    memberId: row.upline_id,
    status: row.upline_status,
    promoter: row.upline_promoter_since !== null,
    referredAtMs: row.upline_referred_at?.getTime() ?? null,
  }
}

/** Followed links as candidates for the commission of an order; the shop's own are none. */
export function visitCandidates(rows: readonly (TouchRow & UplineRow)[]): Candidate[] {
  const candidates: Candidate[] = []
  for (const row of rows) if (row.sharer_id !== SHOP) candidates.push(visitCandidate(row))
  return candidates
}

/** A followed link as the way to an order. */
export function followedLink(row: TouchRow): FollowedLink {
  const channel = channels[row.channel - 1] ?? null
  return { linkId: row.link_id, sharerId: row.sharer_id, channel, visitedAtMs: row.visited_at.getTime() }
}

function visitCandidate(row: TouchRow & UplineRow): Candidate {
  return {
    upline: uplineOf(row),
    memberId: row.sharer_id,
    kind: 'visit',
    linkId: row.link_id,
    visitedAtMs: row.visited_at.getTime(),
    channel: channels[row.channel - 1] ?? null,
    status: row.status,
    promoter: row.promoter_since !== null,
  }
}
