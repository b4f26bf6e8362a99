import {
  type Day,
  dayOf,
  dayText,
  fenForGrowth,
  type GrowthDay,
  growthInWindow,
  replayStanding,
  tierAbove,
  tierFor,
  tiers,
} from '@passalong/domain'
import { type UsableCoupon } from '../coupon/coupons.js'
import { maskedName } from '../member/member.js'
import { type CouponView, type HomeView } from './views.js'

type TierView = Pick<HomeView, 'tier' | 'growth' | 'nextTier' | 'reviewOn' | 'tierIfReviewedToday'>

/** Tier, growth and what is next, as they are today even when no job has run since the last purchase. */
export function tierView(days: GrowthDay[], today: Day): TierView {
  const { tier, reviewOn } = replayStanding(days, today)
  const growth = growthInWindow(days, today)
  const above = tierAbove(tier)
  const supported = tierFor(growth)
  const missingGrowth = above ? Math.max(0, above.fromGrowth - growth) : 0
  return {
    tier,
    growth,
    nextTier: above ? { tier: above.tier, missingGrowth, missingFen: fenForGrowth(missingGrowth) } : null,
    reviewOn: reviewOn === null ? null : dayText(reviewOn),
    tierIfReviewedToday: tiers.indexOf(supported) < tiers.indexOf(tier) ? supported : tier,
  }
}

/** A usable coupon as a member sees it. */
export function couponView({ id, title, storeName, validUntil, kind }: UsableCoupon): CouponView {
  return { id: String(id), title, storeName, kind, validUntil: validUntil.toISOString() }
}

/** What somebody has who joined at this moment; `referrerName` is the nickname of who brought them. */
export function newcomerHome(newcomer: {
  memberNo: string
  nickname: string
  joinedAtMs: number
  referrerName: string | null
  coupons: readonly UsableCoupon[]
}): HomeView {
  const { memberNo, nickname, joinedAtMs, referrerName, coupons } = newcomer
  return {
    memberNo,
    nickname,
    avatarUrl: null,
    ...tierView([], dayOf(joinedAtMs)),
    points: 0,
    expiringPoints: null,
    pendingCommissionFen: 0,
    availableCommissionFen: 0,
    withdrawingFen: 0,
    payrollFen: 0,
    nextRelease: null,
    coupons: coupons.map(couponView),
    promoter: false,
    promoterApplication: null,
    referrer: referrerName === null ? null : { maskedName: maskedName(referrerName) },
    joinedAt: new Date(joinedAtMs).toISOString(),
    invitees: { direct: 0 },
  }
}
