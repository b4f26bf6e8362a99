import { text } from '@passalong/contract'
import { type Day, type Tier } from '@passalong/domain'
import { dayOfColumn } from '../platform/database/day-column.js'

/** A member as a row, decoded. */
export interface Member {
  id: number
  memberNo: string
  personId: number | null
  status: 'active' | 'frozen' | 'closed'
  nickname: string
  birthday: string | null
  phoneCipher: Buffer | null
  joinedAt: Date
  referrerId: number | null
  /** The link that they joined through; null when none. */
  referrerLinkId: number | null
  /** The first of their orders that stands; null before it. */
  firstOrderId: number | null
  promoter: boolean
  tier: Tier
  sinceOn: Day | null
  reviewOn: Day | null
  /** The day to which tier and review date were last replayed. */
  standingOn: Day
}

/** The columns that `memberOf` reads. */
export const MEMBER_COLUMNS =
  'id, member_no, person_id, status, nickname, birthday, phone_cipher, joined_at, referrer_id, referrer_link_id, first_order_id, promoter_since, tier, tier_since_on, tier_review_on, standing_on'

/** A row of MEMBER_COLUMNS. */
export interface MemberRow {
  id: number
  member_no: string
  person_id: number | null
  status: Member['status']
  nickname: string
  birthday: string | null
  phone_cipher: Buffer | null
  joined_at: Date
  referrer_id: number | null
  referrer_link_id: number | null
  first_order_id: number | null
  promoter_since: Date | null
  tier: Tier
  tier_since_on: string | null
  tier_review_on: string | null
  standing_on: string
}

export function memberOfRow(row: MemberRow): Member {
  return {
    id: row.id,
    memberNo: row.member_no,
    personId: row.person_id,
    status: row.status,
    nickname: row.nickname,
    birthday: row.birthday,
    phoneCipher: row.phone_cipher,
    joinedAt: row.joined_at,
    referrerId: row.referrer_id,
    // 0 is no link, as for a link without a parent.
    referrerLinkId: row.referrer_link_id === 0 ? null : row.referrer_link_id,
    firstOrderId: row.first_order_id,
    promoter: row.promoter_since !== null,
    tier: row.tier,
    sinceOn: row.tier_since_on === null ? null : dayOfColumn(row.tier_since_on),
    reviewOn: row.tier_review_on === null ? null : dayOfColumn(row.tier_review_on),
    standingOn: dayOfColumn(row.standing_on),
  }
}

const UNNAMED = text('member.unnamed', { digits: '' })

/** A name as others see it: its first character and a star; who gave none keeps two digits, so that friends differ. */
export function maskedName(nickname: string): string {
  const given = nickname.startsWith(UNNAMED) ? nickname.slice(UNNAMED.length) : ''
  if (/^\d{4}$/.test(given)) return text('member.unnamed', { digits: `*${given.slice(2)}` })
  return `${[...nickname][0] ?? ''}*`
}

/** A phone number as a clerk sees it: 138****2046. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '')
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
