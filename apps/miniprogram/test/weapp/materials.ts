import type { Answer } from './phone'

const BASE = 'https://api.passalong.example'
export const CODE_URL = `${BASE}/v1/codes/poster-7`
export const PICTURE_URL = `${BASE}/v1/pictures/p7`
export const TEMPLATE_URL = `${BASE}/v1/poster-templates/probe/1`

/** A material as the API shows it. */
export const material = {
  id: 'm7',
  versionId: 7,
  title: '一盏暖光，陪你入冬',
  texts: ['今晚的灯，换了一盏暖的。', '灯亮了，来坐坐。'],
  subject: { kind: 'product', code: 'LAMP-01', title: '陶瓷台灯' },
  from: '2026-11-20',
  until: '2999-01-01',
  template: { code: 'probe', version: 1 },
  cuts: ['tall', 'square'],
  cardUrl: `${BASE}/v1/materials/versions/7/card.jpg`,
  squareUrl: `${BASE}/v1/materials/versions/7/square.jpg`,
  brought: { links: 3, visits: 12, joins: 2, paidFen: 12800 },
}

export const ORDER = {
  token: 'poster-7',
  values: { texts: { name: '林小满' }, pricesFen: {} },
  pictures: { picture: PICTURE_URL },
  codeUrl: CODE_URL,
  templateUrl: TEMPLATE_URL,
  pictureUrl: `${BASE}/v1/posters/poster-7/picture?cut=tall`,
  cardUrl: material.cardUrl,
  expiresOn: '2999-01-01',
}

const cut = {
  background: '#faf6f0',
  layers: [
    { kind: 'image', name: 'picture', image: 'picture', box: { x: 0, y: 0, width: 750, height: 300 }, fit: 'cover' },
    { kind: 'code', name: 'code', box: { x: 250, y: 330, width: 240, height: 240 } },
  ],
}

export const template = {
  code: 'probe',
  version: 1,
  title: '样张',
  fields: [{ key: 'picture', kind: 'image', from: 'material', required: true }],
  cuts: { tall: cut, card: cut, square: cut },
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The answers around today's material. A link is named by its channel and its material. */
export function postersUsual(): Record<string, Answer> {
  const sent = (token: string) => ({ [`POST /v1/share-links/${token}/sent`]: (() => [200, {}]) as Answer })
  return {
    'GET /v1/materials/today': () => [200, { day: today(), material, others: [] }],
    'POST /v1/posters': ({ body }) => {
      const { id, versionId, title } = material
      return [
        201,
        {
          ...ORDER,
          cut: body['cut'],
          material: { id: body['materialId'], versionId: body['materialId'] === id ? versionId : 9, title },
        },
      ]
    },
    'GET /v1/poster-templates/probe/1': () => [200, template],
    'POST /v1/share-links': ({ body }) => {
      const token = `${body['channel']}-${body['materialVersion'] ?? 0}`
      return [201, { token, title: '邀你入会', path: `/pages/join/index?t=${token}`, imageUrl: null, subject: {} }]
    },
    ...sent('poster-7'),
    ...sent('card-7'),
    ...sent('card-0'),
    ...sent('moments-7'),
  }
}
