/** What the API answers. Money in fen, moments ISO-8601 UTC, days 'YYYY-MM-DD' in Shanghai. */
export type Tier = 'basic' | 'silver' | 'gold'

export interface Clerk {
  name: string
  storeCode: string
  storeName: string
}

export interface Session {
  token: string
  expiresAt: string
  member: boolean
  clerk: Clerk | null
}

export interface Notice {
  version: string
  title: string
  paragraphs: string[]
}

export interface Store {
  code: string
  name: string
  city: string
  gift: { title: string; validDays: number } | null
}

export interface Visit {
  sharer: { maskedName: string }
  subject: { kind: string }
  own: boolean
  storeName: string | null
}

export interface Coupon {
  id: string
  title: string
  storeName: string | null
  validUntil: string
  kind: string
}

export interface Home {
  memberNo: string
  nickname: string
  tier: Tier
  growth: number
  nextTier: { tier: Tier; missingFen: number; missingGrowth: number } | null
  reviewOn: string | null
  tierIfReviewedToday: Tier
  points: number
  pendingCommissionFen: number
  availableCommissionFen: number
  coupons: Coupon[]
  promoter: boolean
  referrer: { maskedName: string } | null
  joinedAt: string
  invitees: { direct: number; deeper: number }
}

export interface CodeCredential {
  credentialNo: string
  secretBase64: string
  stepSeconds: number
  serverTime: string
}

export type Asset = 'points' | 'growth' | 'commission'

export interface Entry {
  id: string
  at: string
  asset: Asset
  amount: number
  title: string
  reason: string
  orderId?: string | null
}

export interface EntryPage {
  entries: Entry[]
  next: string | null
}

export interface Candidate {
  kind: string
  maskedName: string | null
  outcome: string
  reasonCode: string
  reason: string
}

export interface Commission {
  id: string
  at: string
  amountFen: number
  state: 'pending' | 'available' | 'void'
  availableOn: string | null
  buyerMaskedName: string
  paidFen: number
  reason: string
  decision: { winner: string | null; candidates: Candidate[] } | null
}

export interface Commissions {
  items: Commission[]
  pendingFen: number
  availableFen: number
}

export interface ShareLink {
  token: string
  title: string
  path: string
  imageUrl: string | null
}

export interface ChainNode {
  id: string
  parentId: string | null
  depth: number
  label: string | null
  joinedAt: string
  children: number
}

export interface Chain {
  joins: number
  visits: number
  earnedFen: number
  root: { label: string }
  nodes: ChainNode[]
  byDepth: { depth: number; joins: number }[]
}

export interface Checkout {
  checkoutId: string
  expiresAt: string
  member: { maskedName: string; maskedPhone: string | null; tier: Tier; points: number; birthdayWeek: boolean }
  coupons: { id: string; title: string; kind: string }[]
}

export interface Refund {
  refundNo: string
  amountFen: number
  growth: number
  points: number
  commissionFen: number
  at: string
}

export interface Order {
  orderId: string
  receiptNo: string
  paidFen: number
  refundedFen: number
  growth: number
  points: number
  commission: { amountFen: number; reason: string; reasonCode: string }
  tierBefore: Tier
  tierAfter: Tier
  paidAt: string
  state: 'paid' | 'part-refunded' | 'refunded'
  refunds: Refund[]
  memberMaskedName: string
}
