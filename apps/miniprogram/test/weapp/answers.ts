import type { Answer } from './phone'

/** A member as the API shows them; a test changes what it is about. */
export const HOME = {
  memberNo: '8823014627',
  nickname: '林小满',
  avatarUrl: null as string | null,
  tier: 'basic',
  growth: 680,
  nextTier: { tier: 'silver', missingFen: 23200, missingGrowth: 2320 },
  reviewOn: null,
  tierIfReviewedToday: 'basic',
  points: 68,
  pendingCommissionFen: 680,
  availableCommissionFen: 0,
  coupons: [
    { id: 'c1', title: '购物袋兑换券', storeName: '武康路店', validUntil: '2999-01-01T00:00:00Z', kind: 'gift' },
  ],
  promoter: true,
  promoterApplication: null as string | null,
  referrer: null,
  joinedAt: '2026-11-20T02:00:00Z',
  invitees: { direct: 2 },
  expiringPoints: null as { on: string; points: number } | null,
  withdrawingFen: 0,
  payrollFen: 0,
  nextRelease: null as { on: string; amountFen: number } | null,
}

export const SECRET = Buffer.from('12345678901234567890123456789012')

const ok =
  (body: unknown): Answer =>
  () => [200, body]

/** An order as the till shows it. */
export const ORDER = {
  orderId: 'o1',
  receiptNo: 'WK-0001',
  amountFen: 6800,
  pointsSpent: 0,
  pointsFen: 0,
  paidFen: 6800,
  refundedFen: 0,
  growth: 680,
  points: 68,
  commission: { amountFen: 680, reason: '推荐人是推手', reasonCode: 'won' },
  tierBefore: 'basic',
  tierAfter: 'basic',
  paidAt: '2026-11-21T12:00:00Z',
  state: 'paid',
  undoUntil: null as string | null,
  refunds: [] as object[],
  memberMaskedName: '陈*',
}

/** The answers that every page needs. */
export function usual(person: { member: boolean; clerk?: boolean }): Record<string, Answer> {
  const clerk = person.clerk ? { name: '周店员', storeCode: 'WK01', storeName: '小满生活 武康路店' } : null
  return {
    'POST /v1/sessions': ok({ token: 'token-1', expiresAt: '2999-01-01T00:00:00Z', member: person.member, clerk }),
    'GET /v1/me': person.member ? ok(HOME) : () => [403, { code: 'not-a-member', message: '您还不是会员，先入会吧' }],
    'GET /v1/privacy-notice': ok({ version: '2026-11-01', title: '隐私说明', paragraphs: ['我们只要必要的。'] }),
    'GET /v1/me/code-credential': () => [
      200,
      {
        credentialNo: '28047719330',
        secretBase64: SECRET.toString('base64'),
        stepSeconds: 30,
        serverTime: new Date().toISOString(),
      },
    ],
  }
}
