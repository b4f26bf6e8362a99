import { templates } from '@passalong/poster/templates'
import { drawCodePicture } from '../../src/sandbox/code-picture.js'
import type { Asked } from './phone-house.js'

/** As `PosterView` has them. */
export const TOKEN = 'aB3dE5gH7jK9mN1p'
const API = 'https://api.passalong.example/v1'

const MEMBER = {
  memberNo: '8823014627',
  nickname: '林小满',
  avatarUrl: null,
  tier: 'basic',
  growth: 680,
  nextTier: { tier: 'silver', missingFen: 23200, missingGrowth: 2320 },
  reviewOn: null,
  tierIfReviewedToday: 'basic',
  points: 68,
  pendingCommissionFen: 0,
  availableCommissionFen: 0,
  coupons: [],
  promoter: true,
  promoterApplication: null,
  referrer: null,
  joinedAt: '2026-11-20T02:00:00Z',
  invitees: { direct: 0 },
  expiringPoints: null,
  withdrawingFen: 0,
  payrollFen: 0,
  nextRelease: null,
}

const TEXTS = ['周末来坐坐，我把入会邀请给你放这儿了。', '小满生活，我常去的那家。']

type Answer = { status?: number; type?: string; body: unknown } | null

/** The API as a phone meets it on the share tab; a test changes what it is about. */
export class ShopHost {
  readonly template = templates.find(({ code }) => code === 'join') ?? templates[0]
  /** The member's name as their posters show it. */
  name = '林小满'
  /** What a poster is refused with. */
  refusal: Answer = null
  /** The code’s picture, drawn once. */
  readonly #code = drawCodePicture(
    { page: 'pages/join/index', scene: `t.${TOKEN}` },
    { widthPx: 430, line: [0x1d, 0x1a, 0x17], transparent: false },
  )

  /** Of addresses below `v1/`, in their order: `POST posters`. */
  readonly asked: string[] = []

  answer({ method, path, body }: Asked): Answer {
    const place = path.replace(/^.*?\/v1\//, '').replace(/\?.*$/, '')
    const name = `${method} ${place}`
    this.asked.push(name)
    if (/^GET (codes|materials\/versions|posters)\//.test(name)) return { type: 'image/png', body: this.#code }
    if (name.startsWith('GET poster-templates/')) return { body: this.template }
    if (name === 'POST posters') return this.refusal ?? { body: this.#poster(JSON.parse(body) as { cut: string }) }
    if (name === 'POST share-links') return { status: 201, body: this.#link }
    if (name.startsWith('POST share-links/')) return { body: {} }
    const known: Record<string, object> = {
      'POST sessions': { token: 'token-1', expiresAt: '2999-01-01T00:00:00Z', member: true, clerk: null },
      'GET me': MEMBER,
      'GET me/code-credential': {
        credentialNo: '28047719330',
        secretBase64: Buffer.alloc(32, 7).toString('base64'),
        stepSeconds: 30,
        serverTime: new Date().toISOString(),
      },
      'GET materials/today': { day: today(), material: this.#material, others: [] },
    }
    return known[name] ? { body: known[name] } : { status: 404, body: { code: 'route-unknown', message: '没有' } }
  }

  get #material() {
    const { code, version } = this.template ?? { code: 'join', version: 1 }
    return {
      ...{ id: 'm1', versionId: 7, title: '把常去的小店，介绍给朋友', texts: TEXTS },
      ...{ subject: { kind: 'join', code: null, title: '入会' }, from: today(), until: today() },
      ...{ template: { code, version }, cuts: ['tall', 'square'] },
      ...{ cardUrl: `${API}/materials/versions/7/card.jpg`, squareUrl: `${API}/materials/versions/7/square.jpg` },
      brought: { links: 0, visits: 0, joins: 0, paidFen: 0 },
    }
  }

  get #link() {
    return {
      token: TOKEN,
      path: `/pages/join/index?t=${TOKEN}`,
      title: '林* 邀请你入会',
      imageUrl: `${API}/materials/versions/7/card.jpg`,
      subject: { kind: 'join', code: null, title: '入会' },
    }
  }

  #poster({ cut }: { cut: string }) {
    const { code, version, fields } = this.template ?? { code: 'join', version: 1, fields: [] }
    const samples = fields.filter(({ kind }) => kind === 'text').map(({ key, sample }) => [key, String(sample ?? '')])
    const prices = fields.filter(({ kind }) => kind === 'price').map(({ key, sample }) => [key, Number(sample ?? 0)])
    return {
      ...{ token: TOKEN, cut, material: { id: 'm1', versionId: 7, title: '把常去的小店，介绍给朋友' } },
      templateUrl: `${API}/poster-templates/${code}/${version}`,
      values: { texts: { ...Object.fromEntries(samples), name: this.name }, pricesFen: Object.fromEntries(prices) },
      ...{ pictures: {}, codeUrl: `${API}/codes/${TOKEN}`, pictureUrl: `${API}/posters/${TOKEN}/picture?cut=${cut}` },
      ...{ cardUrl: `${API}/materials/versions/7/card.jpg`, expiresOn: today() },
    }
  }
}

/** In Shanghai. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
